import { createHmac } from 'node:crypto';
import type { Entry } from './chain';
import { revealed } from './personal';

/** One line of an export: an entry with its event as it is to be read. */
export interface ExportedEntry {
  readonly id: number;
  readonly request: string;
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly event: Readonly<Record<string, unknown>>;
}

/** Fields that only lead back to messages and to the hand-over page, and say nothing to a reader; withheld wherever they are. */
const withheld: ReadonlySet<string> = new Set(['receipt', 'locator']);
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** An entry with the names of people, as far as they are kept. */
export function named(entry: Entry, personal: ReadonlyMap<string, string>): ExportedEntry {
  return exported(entry, revealed(entry.body, personal));
}

/** Replaces every id in a text by a pseudonym that is the same throughout one export and nowhere else. */
export function pseudonyms(exportKey: string): (text: string) => string {
  return (text) =>
    text.replace(
      guid,
      (id) => `p-${createHmac('sha256', exportKey).update(id.toLowerCase()).digest('hex').slice(0, 16)}`,
    );
}

/** An entry without names, and with a pseudonym in place of every id. */
export function pseudonymised(entry: Entry, exportKey: string): ExportedEntry {
  const other = pseudonyms(exportKey);
  const concealed = JSON.parse(other(entry.body), (_field, value: unknown) =>
    typeof value === 'object' && value !== null && '$personal' in value ? 'withheld' : value,
  ) as unknown;
  return exported({ ...entry, requestId: other(entry.requestId), by: other(entry.by) }, concealed);
}

/** What an event says without names, numbers and free text; object ids stay, and codes of our own. */
export function nameless({ body }: Pick<Entry, 'body'>): Readonly<Record<string, unknown>> {
  const concealed = JSON.parse(body, (_field, value: unknown) =>
    typeof value === 'object' && value !== null && '$personal' in value ? 'withheld' : value,
  ) as unknown;
  return told(concealed);
}

function exported({ id, requestId, seq, at, by, kind }: Entry, event: unknown): ExportedEntry {
  return { id, request: requestId, seq, at, by, kind, event: told(event) };
}

function told(event: unknown): Readonly<Record<string, unknown>> {
  const kept = JSON.parse(JSON.stringify(event), (field, value: unknown) =>
    withheld.has(field) ? undefined : value,
  ) as Readonly<Record<string, unknown>>;
  const own = Object.entries(kept).filter(([field]) => field !== 'at' && field !== 'by' && field !== 'kind');
  return Object.fromEntries(own);
}

/** The heading of the table. */
export const csvHeading = 'id,request,seq,at,by,kind,event';

/** One line of the table (RFC 4180); a cell that a spreadsheet would run as a formula is made text. */
export function csvLine(entry: ExportedEntry): string {
  const { id, request, seq, at, by, kind, event } = entry;
  return csvRow([String(id), request, String(seq), at, by, kind, JSON.stringify(event)]);
}

/** One row of a table (RFC 4180), in which no cell is a formula. */
export function csvRow(cells: readonly string[]): string {
  return cells.map(cell).join(',');
}

function cell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
