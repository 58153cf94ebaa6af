import { Fault } from '../../faults';
import { markerOf, writeOnce } from '../writeOnce';
import type { JiraClient } from './client';
import { inertText, markSigns } from './inertText';

/** One comment on a request: for agents alone, or public; `key` marks it, `link` is a further line kept as it is. */
export interface Entry {
  readonly isPublic: boolean;
  readonly key: string;
  readonly text: string;
  readonly link?: string;
}

const mostPages = 50;

/**
 * Writes a comment unless it is there. The mark stands in its text: a comment and a property of it are two writes, and an
 * answer lost between them would leave a comment that a repeat does not know. Throws Fault.
 */
export async function writeEntry(client: JiraClient, issueId: string, entry: Entry): Promise<void> {
  const { isPublic, key, text, link } = entry;
  const proof = [markOf(key), ...(link === undefined ? [] : [link])];
  const body = [inertText(text), ...(link === undefined ? [] : [link]), markOf(key)].join('\n');
  await writeOnce(
    () => isThere(client, issueId, isPublic, proof),
    async () => {
      // Whoever is no agent cannot write internal comments, nor see those that are there.
      if (!isPublic && !(await client.may({ issueId }, 'SERVICEDESK_AGENT')))
        throw new Fault('DESK_FORBIDDEN', { retryable: false });
      await client.comment(issueId, body, isPublic);
    },
  );
}

/** The visible mark by which a repeat finds the comment; square brackets would be a link here. */
function markOf(key: string): string {
  return markSigns.join(markerOf(key).slice(1, -1));
}

async function isThere(
  client: JiraClient,
  issueId: string,
  isPublic: boolean,
  proof: readonly string[],
): Promise<boolean> {
  let start = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const { values, isLastPage } = await client.comments(issueId, isPublic, start);
    const found = values
      .filter((one) => one.public === isPublic)
      // Jira escapes signs in what it gives back.
      .map(({ body }) => body.replaceAll('\\', ''))
      .some((body) => proof.every((part) => body.includes(part)));
    if (found) return true;
    if (isLastPage !== false || values.length === 0) return false;
    start += values.length;
  }
  // What lies further on is unknown, and a guess could fill the ticket.
  throw new Fault('DESK_ANSWER', { retryable: false });
}
