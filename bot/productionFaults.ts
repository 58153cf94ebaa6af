import { processFaults } from './processFaults';

/** Microsoft's own addresses; the first of each is the default. */
export const microsoft = {
  AUTHORITY_URL: [
    'https://login.microsoftonline.com',
    'https://login.microsoftonline.us',
    'https://login.partner.microsoftonline.cn',
  ],
  GRAPH_URL: [
    'https://graph.microsoft.com',
    'https://graph.microsoft.us',
    'https://microsoftgraph.chinacloudapi.cn',
  ],
  VERIFIED_ID_URL: ['https://verifiedid.did.msidentity.com'],
  BOT_OPENID_METADATA_URL: [
    'https://login.botframework.com/v1/.well-known/openidconfiguration',
    'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  ],
  BOT_TOKEN_ISSUER: ['https://api.botframework.com', 'https://api.botframework.us'],
} as const;

/** What production does not start with: anything missing, unsafe or left over from the sandbox. */
export function productionFaults(given: Readonly<Record<string, unknown>>): string[] {
  const official = Object.entries(microsoft)
    .filter(
      ([name, hosts]) =>
        given[name] !== undefined && !(hosts as readonly unknown[]).includes(trimmed(given[name])),
    )
    .map(([name]) => `${name}: in production only Microsoft's own address`);
  return [
    ...official,
    ...processFaults(given),
    ...(given['CLOCK_URL'] === undefined ? [] : ['CLOCK_URL: sandbox only, remove it']),
    ...(given['DATABASE_URL'] === undefined ? ['DATABASE_URL: needed in production'] : []),
    ...(given['FRONT_SECRET'] === undefined
      ? []
      : ['FRONT_SECRET: in production use a certificate or a managed identity']),
    ...(given['REAPER_SECRET'] === undefined
      ? []
      : ['REAPER_SECRET: in production use a certificate or a managed identity']),
    ...(loopback(given['CONNECTOR_HOSTS'])
      ? ['CONNECTOR_HOSTS: a loopback host is left over from the sandbox']
      : []),
    ...(loopback(given['PUBLIC_URL']) ? ['PUBLIC_URL: a loopback host is left over from the sandbox'] : []),
    ...['DESK_URL', 'DESK_SITE_URL', 'DESK_TOKEN_URL', 'SIEM_URL']
      .filter((name) => loopback(given[name]))
      .map((name) => `${name}: a loopback host is left over from the sandbox`),
  ];
}

/** The portal's page of an account, in the cloud that people sign in to. */
export function portalOf(authorityUrl: string): string {
  const cloud = microsoft.AUTHORITY_URL.findIndex((host) => host === authorityUrl);
  const host = portals[cloud] ?? portals[0];
  return `https://${host}/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/`;
}

const portals = ['entra.microsoft.com', 'entra.microsoft.us', 'entra.microsoftonline.cn'] as const;

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\/$/, '') : value;
}

function loopback(value: unknown): boolean {
  return typeof value === 'string' && /\b(localhost|127\.\d+\.\d+\.\d+)\b|\[::1\]/.test(value);
}
