import { z } from 'zod/v4';
import { Secret } from '../services/secret';

const https = z
  .url({ protocol: /^https$/, error: 'expected an https address' })
  .transform((address) => address.replace(/\/$/, ''));

/** What only Jira takes: where people see the site, when the API is elsewhere, and where bearer tokens come from. */
export const jiraShape = {
  DESK_SITE_URL: https.optional(),
  DESK_TOKEN_URL: https.default('https://auth.atlassian.com/oauth/token'),
};

interface Given extends z.infer<z.ZodObject<typeof jiraShape>> {
  readonly DESK_URL: string;
  readonly DESK_USER?: string | undefined;
  readonly DESK_TOKEN?: Secret | undefined;
  readonly DESK_CLIENT_ID?: string | undefined;
  readonly DESK_CLIENT_SECRET?: Secret | undefined;
  readonly DESK_LINK_FIELD?: string | undefined;
  readonly DESK_DONE?: string | undefined;
}

/** What Jira needs to be reached. */
export function jiraOf(given: Given) {
  const { DESK_CLIENT_ID: clientId, DESK_CLIENT_SECRET: clientSecret } = given;
  const { DESK_USER: user = '', DESK_TOKEN: password = new Secret('') } = given;
  const oauth = clientId !== undefined && clientSecret !== undefined;
  return {
    kind: 'jira' as const,
    url: given.DESK_URL,
    site: given.DESK_SITE_URL ?? given.DESK_URL,
    tokenUrl: given.DESK_TOKEN_URL,
    auth: oauth
      ? { kind: 'oauth' as const, clientId, clientSecret }
      : { kind: 'basic' as const, user, password },
    linkField: given.DESK_LINK_FIELD,
    done: given.DESK_DONE === undefined ? undefined : doneOf(given.DESK_DONE),
  };
}

/** What is wrong with the settings of Jira taken together. */
export function jiraFaults(given: Given): string[] {
  const token = given.DESK_USER !== undefined && given.DESK_TOKEN !== undefined;
  const oauth = given.DESK_CLIENT_ID !== undefined && given.DESK_CLIENT_SECRET !== undefined;
  const behindGateway = new URL(given.DESK_URL).pathname !== '/';
  const { DESK_LINK_FIELD: field, DESK_DONE: done } = given;
  return [
    ...(token === oauth
      ? ['DESK_USER with DESK_TOKEN, or DESK_CLIENT_ID with DESK_CLIENT_SECRET: expected one pair']
      : []),
    ...(behindGateway && given.DESK_SITE_URL === undefined
      ? ['DESK_SITE_URL: expected the address of the site where people see it, as DESK_URL is the gateway']
      : []),
    ...(field === undefined || /^customfield_\d{1,9}$/.test(field)
      ? []
      : ['DESK_LINK_FIELD: expected the id of a field as in customfield_10050']),
    ...(done === undefined || doneOf(done) !== undefined
      ? []
      : ['DESK_DONE: expected a status and what its screen wants as in status=Resolved,resolution=Done']),
  ];
}

/** The status of finished work, as in `status=Resolved,resolution=Done`; undefined for text that says nothing. */
function doneOf(
  given: string,
): { readonly status: string; readonly resolution: string | undefined } | undefined {
  const [, status, resolution] =
    /^\s*status=([^,=]{1,80}?)\s*(?:,\s*resolution=([^,=]{1,80}?)\s*)?$/.exec(given) ?? [];
  return status === undefined ? undefined : { status, resolution };
}
