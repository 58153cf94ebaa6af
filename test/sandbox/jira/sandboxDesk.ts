import type { DeskSurroundings, SandboxDesk } from '../sandboxDesk';
import { jiraApplication } from './access';
import { startJira } from './jira';
import { linkField } from './requests';

/** The simulated Jira as the sandbox's service desk: OAuth through the gateway, the link in a field of the request's form. */
export async function jiraDesk({ recorder, clock, port }: DeskSurroundings): Promise<SandboxDesk> {
  const jira = await startJira(recorder, clock, port);
  return {
    url: jira.url,
    environment: {
      DESK: 'jira',
      DESK_URL: jira.gateway,
      DESK_SITE_URL: jira.url,
      DESK_TOKEN_URL: jira.tokenUrl,
      DESK_CLIENT_ID: jiraApplication.clientId,
      DESK_CLIENT_SECRET: jiraApplication.clientSecret,
      DESK_LINK_FIELD: linkField,
      DESK_DONE: 'status=Resolved,resolution=Done',
    },
    ticketOf(person) {
      const own = [...jira.requests.values()].find(
        ({ reporter, resolution }) => reporter.id === person.id && resolution === undefined,
      );
      if (own === undefined) throw new Error(`no request of ${person.name}`);
      return own.key;
    },
    ticketPage: (reader, key) =>
      `${jira.url}${reader === 'agent' ? '/browse' : '/servicedesk/customer/portal/1'}/${key}`,
    close: () => jira.close(),
  };
}
