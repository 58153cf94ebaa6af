/** Where a private Request Tracker keeps its files, and under which port of loopback people reach it. */
export interface Site {
  readonly folder: string;
  readonly port: number;
}

/** The name that the tracker puts into its mails. */
export const trackerName = 'contoso.example';

/** The tracker's configuration: everything below one folder, and every mail into a file there instead of out. */
export function siteConfig({ folder, port }: Site): string {
  return `
Set($rtname, '${trackerName}');
Set($Organization, '${trackerName}');
Set($WebDomain, 'localhost');
Set($WebPort, ${port});
Set($WebBaseURL, 'https://localhost:${port}');
Set($WebPath, '');
Set($CanonicalizeRedirectURLs, 1);
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '${folder}/rt.sqlite3');
Set($CorrespondAddress, 'desk@${trackerName}');
Set($CommentAddress, 'desk-comment@${trackerName}');
Set($MailCommand, 'mbox');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'error');
Set($Timezone, 'UTC');
Set($ShowHistory, 'always');
Set($BcryptCost, 10);
Set($UseSideBySideLayout, 0);
$RT::VarPath = '${folder}/mail';
$RT::MasonDataDir = '${folder}/mason';
$RT::MasonSessionDir = '${folder}/session';
1;
`;
}
