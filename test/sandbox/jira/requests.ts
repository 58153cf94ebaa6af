import { people } from '../people';
import type { SandboxPerson } from '../people';
import { seedTickets } from '../serviceNow/tickets';

/** One comment on a request, in wiki markup. */
export interface Comment {
  readonly id: string;
  readonly body: string;
  readonly isPublic: boolean;
  readonly at: string;
  /** Who wrote it; undefined for the bot's own account. */
  readonly by: SandboxPerson | undefined;
}

/** An issue of the sandbox's Jira; most are customer requests. */
export interface JiraRequest {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly reporter: SandboxPerson;
  readonly creator: SandboxPerson;
  readonly participants: readonly SandboxPerson[];
  status: 'Waiting for support' | 'Resolved' | 'Closed';
  resolution: string | undefined;
  readonly fields: Record<string, string>;
  readonly comments: Comment[];
  /** Whether the portal knows it; an issue that agents made without a request type is none. */
  readonly inPortal: boolean;
}

/** The one project that the bot's account may see, and the field on its request form that was made for the hand-over link. */
export const project = 'HELP';
export const linkField = 'customfield_10050';
/** A field that is on the agents' screen and on no request form. */
export const internalField = 'customfield_10051';

/** The same people with the same trouble as at the sandbox's other desk, by key; two more show what Jira has of its own. */
export function seedRequests(): Map<string, JiraRequest> {
  const incidents = [...seedTickets().values()].filter(({ table }) => table === 'incident');
  const all = [
    ...incidents.map(({ number, title, caller, openedBy, active, state }) => {
      const open = active && state !== '6';
      return jiraRequest(Number(number.slice(3)) - 10_000, title, caller, openedBy, {
        ...(open ? {} : { status: 'Closed', resolution: 'Done' }),
      });
    }),
    jiraRequest(5001, 'Access to the shared mailbox', people.atle, people.atle, {
      participants: [people.lea],
    }),
    jiraRequest(5002, 'Change the cabling', people.lea, people.tara, { inPortal: false }),
  ];
  return new Map(all.map((one) => [one.key, one]));
}

/** An issue that somebody made. */
export function jiraRequest(
  index: number,
  title: string,
  reporter: SandboxPerson,
  creator: SandboxPerson,
  more: Partial<JiraRequest> = {},
): JiraRequest {
  return {
    id: String(10_000 + index),
    key: `${project}-${index}`,
    title,
    reporter,
    creator,
    participants: [],
    status: 'Waiting for support',
    resolution: undefined,
    fields: {},
    comments: [],
    inPortal: true,
    ...more,
  };
}
