import { Fault } from '../../faults';
import type { DeskClient } from './client';
import { plainText } from '../plainText';
import { markerOf, writeOnce } from '../writeOnce';
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

/** Writes an entry unless it is there, and believes only what it reads back. Throws Fault. */
export async function writeEntry(client: DeskClient, place: TicketPlace, entry: Entry): Promise<void> {
  const marker = markerOf(entry.key);
  const proof = [marker, ...(entry.link === undefined ? [] : [entry.link])];
  const value = [plainText(entry.text), ...(entry.link === undefined ? [] : [entry.link]), marker].join('\n');
  await writeOnce(
    () => written(client, place, entry.element, proof),
    () => client.patch(place.table, place.row, { [entry.element]: value }),
  );
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
