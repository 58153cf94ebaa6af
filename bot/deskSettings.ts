import { z } from 'zod/v4';
import { Secret } from '../services/secret';
import { jiraFaults, jiraOf, jiraShape } from './jiraSettings';
import { trackerFaults, trackerOf } from './trackerSettings';

/** One of these is the service desk. */
const vendors = ['servicenow', 'jira', 'rt'] as const;

const text = z.string('expected a value').min(1, 'expected a value');
const secret = text.transform((value) => new Secret(value));

/** The settings of the service desk as the environment has them; each vendor takes some of them. */
export const deskShape = {
  DESK: z.enum(vendors, `expected ${vendors.join(' or ')}`),
  DESK_USER: text.optional(),
  DESK_PASSWORD: secret.optional(),
  DESK_TOKEN: secret.optional(),
  DESK_CLIENT_ID: text.optional(),
  DESK_CLIENT_SECRET: secret.optional(),
  DESK_LINK_FIELD: text.optional(),
  DESK_DONE: text.optional(),
  DESK_TICKET_LINK: text.optional(),
  ...jiraShape,
};

type Given = z.infer<z.ZodObject<typeof deskShape>> & { readonly DESK_URL: string };

/** What the named desk needs to be reached. */
export function deskOf(given: Given) {
  if (given.DESK === 'jira') return jiraOf(given);
  if (given.DESK === 'rt') return trackerOf(given);
  return {
    kind: given.DESK,
    url: given.DESK_URL,
    auth: authOf(given),
    linkField: given.DESK_LINK_FIELD,
    done: doneOf(given.DESK_DONE) ?? {},
    ticketLink: given.DESK_TICKET_LINK ?? '/nav_to.do?uri=incident.do?sys_id={sys_id}',
  };
}

/** What is wrong with the settings of the desk taken together. */
export function deskFaults(given: Given): string[] {
  if (given.DESK === 'jira') return jiraFaults(given);
  if (given.DESK === 'rt') return trackerFaults(given);
  const basic = given.DESK_USER !== undefined && given.DESK_PASSWORD !== undefined;
  const oauth = given.DESK_CLIENT_ID !== undefined && given.DESK_CLIENT_SECRET !== undefined;
  return [
    ...(basic === oauth
      ? ['DESK_USER with DESK_PASSWORD, or DESK_CLIENT_ID with DESK_CLIENT_SECRET: expected one pair']
      : []),
    ...(doneOf(given.DESK_DONE) === undefined
      ? ['DESK_DONE: expected fields of tables as in incident.state=6,incident.close_code=Solution provided']
      : []),
  ];
}

/** What is written to a finished ticket of each table, as in `incident.state=6`; undefined for text that says nothing. */
function doneOf(given: string | undefined): Record<string, Record<string, string>> | undefined {
  const done: Record<string, Record<string, string>> = {};
  for (const pair of given?.split(',') ?? []) {
    const [, table, field, value] = /^\s*([a-z_]{1,80})\.([a-z]\w{0,79})=(.*\S)\s*$/.exec(pair) ?? [];
    if (table === undefined || field === undefined || value === undefined) return undefined;
    done[table] = { ...done[table], [field]: value };
  }
  return Object.values(done).every((fields) => fields['state'] !== undefined) ? done : undefined;
}

function authOf(given: Given) {
  const {
    DESK_USER: user,
    DESK_PASSWORD: password,
    DESK_CLIENT_ID: clientId,
    DESK_CLIENT_SECRET: clientSecret,
  } = given;
  return clientId !== undefined && clientSecret !== undefined
    ? { kind: 'oauth' as const, clientId, clientSecret }
    : { kind: 'basic' as const, user: user ?? '', password: password ?? new Secret('') };
}
