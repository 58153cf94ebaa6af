import { Fault } from '../../faults';
import { createAuthorization } from '../authorization';
import type { DeskAuth } from '../authorization';
import { createCaller } from '../caller';
import {
  comment,
  commentPage,
  customerRequest,
  deskPage,
  issue,
  permissions,
  read,
  transitions,
} from './shapes';
import type { CustomerRequest, Issue } from './shapes';
import type { z } from 'zod/v4';

/** Calls of one Jira site, by the number or key of an issue. Throws Fault. */
export interface JiraClient {
  seesDesk(): Promise<boolean>;
  request(issueIdOrKey: string): Promise<CustomerRequest>;
  issue(issueIdOrKey: string): Promise<Issue>;
  /** Whether the bot has all of these permissions there. */
  may(
    where: { readonly projectKey: string } | { readonly issueId: string },
    ...keys: string[]
  ): Promise<boolean>;
  /** A page of the public, or of the internal, comments. */
  comments(issueId: string, isPublic: boolean, start: number): Promise<z.infer<typeof commentPage>>;
  comment(issueId: string, body: string, isPublic: boolean): Promise<void>;
  writeField(issueId: string, field: string, value: string): Promise<void>;
  transitions(issueId: string): Promise<z.infer<typeof transitions>['transitions']>;
  transition(issueId: string, id: string, resolution: string | undefined): Promise<void>;
}

const desk = '/rest/servicedeskapi';
const platform = '/rest/api/3';

/** A client below `address`, a site or a site's place on the gateway; bearer tokens come from `tokenUrl`. */
export function createJiraClient(
  address: string,
  tokenUrl: string,
  auth: DeskAuth,
  timeoutMs = 10_000,
): JiraClient {
  const call = createCaller(
    new URL(address),
    createAuthorization(new URL(tokenUrl), auth, timeoutMs),
    timeoutMs,
  );
  const get = async <T extends z.ZodType>(
    shape: T,
    path: string,
    query: Readonly<Record<string, string>> = {},
  ) => {
    const search = new URLSearchParams(query).toString();
    const { body } = await call('GET', search === '' ? path : `${path}?${search}`);
    return read(shape, body);
  };

  return {
    async seesDesk() {
      return (await get(deskPage, `${desk}/servicedesk`, { limit: '1' })).values.length > 0;
    },
    request: (of) => get(customerRequest, `${desk}/request/${of}`, { expand: 'participant' }),
    issue: (of) => get(issue, `${platform}/issue/${of}`, { fields: 'summary,creator,resolution' }),
    async may(where, ...keys) {
      const query = { ...where, permissions: keys.join(',') };
      const given = (await get(permissions, `${platform}/mypermissions`, query)).permissions;
      return keys.every((key) => given[key]?.havePermission === true);
    },
    comments: (of, isPublic, start) =>
      get(commentPage, `${desk}/request/${of}/comment`, {
        public: String(isPublic),
        internal: String(!isPublic),
        start: String(start),
        limit: '100',
      }),
    async comment(of, body, isPublic) {
      // Left out, it may be taken for public.
      const answer = await call('POST', `${desk}/request/${of}/comment`, { body, public: isPublic });
      // Not to be repeated: each try could tell the customer once more.
      if (read(comment, answer.body).public !== isPublic)
        throw new Fault('DESK_FORBIDDEN', { retryable: false });
    },
    async writeField(of, field, value) {
      await call('PUT', `${platform}/issue/${of}`, { fields: { [field]: value } });
    },
    async transitions(of) {
      return (await get(transitions, `${platform}/issue/${of}/transitions`)).transitions;
    },
    async transition(of, id, resolution) {
      const fields = resolution === undefined ? {} : { fields: { resolution: { name: resolution } } };
      await call('POST', `${platform}/issue/${of}/transitions`, { transition: { id }, ...fields });
    },
  };
}
