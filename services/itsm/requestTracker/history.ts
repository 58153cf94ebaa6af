import { z } from 'zod/v4';
import type { TrackerClient } from './client';
import { plainText } from '../plainText';
import { markerOf, writeOnce } from '../writeOnce';

/** One entry for a ticket's history: a comment for the agents, or a reply that the requester reads; `key` marks it. */
export interface Entry {
  readonly kind: 'comment' | 'correspond';
  readonly key: string;
  readonly text: string;
  /** A further line that must be in the ticket as it is. */
  readonly link?: string;
}

const pageSize = 50;
const mostPages = 200;

/** Writes an entry unless it is there, and believes only what it reads back. Throws Fault. */
export async function writeEntry(client: TrackerClient, number: string, entry: Entry): Promise<void> {
  const marker = markerOf(entry.key);
  const link = entry.link === undefined ? [] : [entry.link];
  const body = { Content: [plainText(entry.text), ...link, marker].join('\n'), ContentType: 'text/plain' };
  await writeOnce(
    () => written(client, number, entry.kind, [marker, ...link]),
    () => client.write('POST', `ticket/${number}/${entry.kind}`, body),
  );
}

const attachment = z.object({ Content: z.string().default(''), TransactionId: z.coerce.string() });
const transaction = z.object({
  Type: z.string(),
  Object: z.object({ type: z.string(), id: z.coerce.string() }),
});

async function written(
  client: TrackerClient,
  number: string,
  kind: Entry['kind'],
  proof: readonly string[],
): Promise<boolean> {
  for (let page = 1; page <= mostPages; page += 1) {
    const texts = await textsOf(client, number, page);
    if (texts.length === 0) return false;
    for (const text of texts) {
      const parsed = attachment.safeParse(text);
      if (!parsed.success || !holds(parsed.data.Content, proof)) continue;
      if (await isEntry(client, parsed.data.TransactionId, number, kind)) return true;
    }
  }
  return false;
}

/** Texts of a ticket, newest first; none after the last page. */
async function textsOf(client: TrackerClient, number: string, page: number): Promise<readonly unknown[]> {
  return await client.list(
    `ticket/${number}/attachments`,
    {
      fields: 'Content,TransactionId',
      orderby: 'id',
      order: 'DESC',
      per_page: String(pageSize),
      page: String(page),
    },
    [{ field: 'ContentType', value: 'text/plain' }],
  );
}

/** A list gives texts as they are, a single attachment in base64; which of them a version gives is not promised. */
function holds(content: string, proof: readonly string[]): boolean {
  return [content, Buffer.from(content, 'base64').toString('utf8')].some((text) =>
    proof.every((part) => text.includes(part)),
  );
}

/** The list of a ticket that is gone has the texts of all others, so each find is asked where it belongs. */
async function isEntry(
  client: TrackerClient,
  id: string,
  number: string,
  kind: Entry['kind'],
): Promise<boolean> {
  if (!/^\d{1,12}$/.test(id)) return false;
  const { success, data } = transaction.safeParse(await client.get(`transaction/${id}`));
  return (
    success &&
    data.Type === (kind === 'comment' ? 'Comment' : 'Correspond') &&
    data.Object.type === 'ticket' &&
    data.Object.id === number
  );
}
