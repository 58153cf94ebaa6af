import { Fault } from '../../faults';
import type { ServiceDesk } from '../../ports';
import type { DeskAuth } from '../authorization';
import { notWritten } from '../writeOnce';
import { createJiraClient } from './client';
import { writeEntry } from './comments';
import { isOpen, judgeRequest, raisedBy } from './facts';
import { parseKey, projectOf } from './key';
import { issueOf, requestId } from './requestId';
import type { CustomerRequest } from './shapes';

/**
 * One site with Jira Service Management. `url` is where its API is, `site` where people see it, `linkField` the field for
 * the hand-over link, `done` the status of finished work and the resolution that its screen wants.
 */
export interface JiraSettings {
  readonly url: string;
  readonly site: string;
  readonly tokenUrl: string;
  readonly auth: DeskAuth;
  readonly linkField: string | undefined;
  readonly done: { readonly status: string; readonly resolution: string | undefined } | undefined;
  /** How long one call may take, in ms; 10,000 when absent. */
  readonly timeoutMs?: number;
}

/** The service desk over Jira Service Management Cloud. */
export function createJira(settings: JiraSettings): ServiceDesk {
  const { url, site, tokenUrl, auth, linkField, done, timeoutMs } = settings;
  if (linkField !== undefined && !/^customfield_\d{1,9}$/.test(linkField))
    throw new Error('the field for the link is named as in customfield_10050');
  const client = createJiraClient(url, tokenUrl, auth, timeoutMs);
  return {
    parse: parseKey,

    async reach() {
      if (!(await client.seesDesk())) throw forbidden();
    },

    async find(number, subject) {
      const key = parseKey(number);
      if (key === undefined) return undefined;
      const request = await client.request(key).catch(ifMissing);
      if (request === undefined) {
        if (await isAbsent(key)) return undefined;
        throw forbidden();
      }
      const issue = await client.issue(request.issueId);
      // An issue that was moved answers to its old key; one that is not the one asked for is no answer.
      if (request.issueKey !== key || issue.key !== key || issue.id !== request.issueId)
        throw new Fault('DESK_ANSWER', { retryable: false });
      return {
        id: requestId(request.issueId),
        number: key,
        title: issue.fields.summary ?? '',
        open: isOpen(request, issue),
        forSubject: judgeRequest(request, subject),
        raisedBy: raisedBy(request, issue),
        link: linkTo(request, site),
      };
    },

    async note(id, key, text) {
      await writeEntry(client, issueOf(id), { isPublic: false, key, text });
    },

    async writeLink(id, key, link, text) {
      const issueId = issueOf(id);
      if (linkField === undefined) {
        await writeEntry(client, issueId, { isPublic: true, key, text, link });
        return;
      }
      await writeField(issueId, linkField, link);
      await writeEntry(client, issueId, { isPublic: true, key, text });
    },

    async finish(id) {
      const issueId = issueOf(id);
      if (done === undefined || (await isOver(issueId))) return;
      const ways = await client.transitions(issueId);
      const way = ways.find(
        ({ to }) => to.statusCategory.key === 'done' && to.name.toLowerCase() === done.status.toLowerCase(),
      );
      if (way === undefined) throw notWritten();
      await client.transition(issueId, way.id, done.resolution).catch(ifInvalid);
      if (!(await isOver(issueId))) throw notWritten();
    },
  };

  /**
   * Jira answers alike for what is not there and for what it hides, also to a token that has ended: an issue is certainly
   * absent only where the bot is an agent and sees the project's issues.
   */
  async function isAbsent(key: string): Promise<boolean> {
    if (!(await client.may({ projectKey: projectOf(key) }, 'BROWSE_PROJECTS', 'SERVICEDESK_AGENT')))
      return false;
    return (await client.issue(key).catch(ifMissing)) === undefined;
  }

  async function isOver(issueId: string): Promise<boolean> {
    return !isOpen(await client.request(issueId), await client.issue(issueId));
  }

  /** A field that is not on the request's form is one that the customer never sees, so it is read back as the portal shows it. */
  async function writeField(issueId: string, field: string, value: string): Promise<void> {
    const holds = async (): Promise<boolean> =>
      (await client.request(issueId)).requestFieldValues.some(
        (one) => one.fieldId === field && one.value === value,
      );
    if (await holds()) return;
    await client.writeField(issueId, field, value).catch(ifInvalid);
    if (!(await holds())) throw notWritten();
  }
}

/** The customer's page of a request; where the answer leads anywhere else, the address is made here, and Jira sends on from it. */
function linkTo({ issueKey, _links }: CustomerRequest, site: string): string {
  const given = URL.canParse(_links.web ?? '') ? new URL(_links.web ?? '') : undefined;
  const isOurs =
    given?.origin === new URL(site).origin &&
    given.search === '' &&
    given.hash === '' &&
    new RegExp(`^/servicedesk/customer/portal/\\d+/${issueKey}$`).test(given.pathname);
  return isOurs ? given.href : new URL(`/browse/${issueKey}`, site).href;
}

function ifMissing(error: unknown): undefined {
  if (error instanceof Fault && error.details.status === 404) return undefined;
  throw error;
}

/** A field that is not on the screen, or a move that wants more, is refused as a whole: the desk's settings need a look. */
function ifInvalid(error: unknown): never {
  throw error instanceof Fault && error.details.status === 400 ? notWritten() : error;
}

function forbidden(): Fault {
  return new Fault('DESK_FORBIDDEN', { retryable: false });
}
