import { Fault } from '../../faults';
import type { DeskClient } from './client';
import { plainText } from '../plainText';
import type { TicketPlace } from './ticketId';

/** One entry for a ticket's journal: internal work note or comment that the requester reads; `key` marks it. */
export interface Entry {
  readonly element: 'work_notes' | 'comments';
  readonly key: string;
  readonly text: string;
  /** A further line that must be in the ticket as it is. */
  readonly link?: string;
}

const looksBack = 100;
// Either the write was dropped or the entry is hidden from us: a quick repeat could fill the ticket.
const notWrittenWaitMs = 300_000;

/** Writes an entry unless it is there, and believes only what it reads back. Throws Fault. */
export async function writeOnce(client: DeskClient, place: TicketPlace, entry: Entry): Promise<void> {
  const marker = markerOf(entry.key);
  const proof = [marker, ...(entry.link === undefined ? [] : [entry.link])];
  if (await written(client, place, entry.element, proof)) return;
  const value = [plainText(entry.text), ...(entry.link === undefined ? [] : [entry.link]), marker].join('\n');
  const lost = await client.patch(place.table, place.row, { [entry.element]: value }).then(
    () => undefined,
    (error: unknown) => {
      if (mayBeWritten(error)) return error;
      throw error;
    },
  );
  if (await written(client, place, entry.element, proof)) return;
  throw lost ?? notWritten();
}

/** What was written is not what is there. */
export function notWritten(): Fault {
  return new Fault('DESK_NOT_WRITTEN', { retryable: true, retryAfterMs: notWrittenWaitMs });
}

/** The visible mark by which a repeat finds the entry; no other text of ours has brackets. */
function markerOf(key: string): string {
  if (!/^[\w:.-]{1,80}$/.test(key)) throw new Error('a key is made of letters, digits and :.-_');
  return `[${key}]`;
}

/** A lost or unreadable answer says nothing about the write itself. */
function mayBeWritten(error: unknown): error is Fault {
  return error instanceof Fault && (error.code === 'DESK_UNAVAILABLE' || error.code === 'DESK_ANSWER');
}

async function written(
  client: DeskClient,
  place: TicketPlace,
  element: Entry['element'],
  proof: readonly string[],
): Promise<boolean> {
  const found = (texts: readonly string[]): boolean =>
    texts.some((text) => proof.every((part) => text.includes(part)));
  return found(await journal(client, place, element)) || found(await shown(client, place, element));
}

/** The latest entries from the journal's own table; none when the bot's account may not read that table. */
async function journal(
  client: DeskClient,
  place: TicketPlace,
  element: Entry['element'],
): Promise<readonly string[]> {
  try {
    const { rows } = await client.list('sys_journal_field', {
      query: `element_id=${place.row}^element=${element}^ORDERBYDESCsys_created_on`,
      fields: ['element_id', 'element', 'value'],
      limit: looksBack,
    });
    return rows
      .filter((row) => field(row, 'element_id') === place.row && field(row, 'element') === element)
      .map((row) => field(row, 'value'));
  } catch (error) {
    if (error instanceof Fault && error.code === 'DESK_FORBIDDEN') return [];
    throw error;
  }
}

/** The whole journal as the ticket itself shows it, one text. */
async function shown(
  client: DeskClient,
  place: TicketPlace,
  element: Entry['element'],
): Promise<readonly string[]> {
  const query = `sys_id=${place.row}`;
  const { rows } = await client.list(place.table, {
    query,
    fields: ['sys_id', element],
    limit: 2,
    display: true,
  });
  return rows.filter((row) => field(row, 'sys_id') === place.row).map((row) => field(row, element));
}

function field(row: unknown, name: string): string {
  const value = typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}
