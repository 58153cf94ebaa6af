import { z } from 'zod/v4';
import { Fault } from '../faults';
import type { ServiceDesk } from '../ports';
import { createDeskClient } from './client';
import type { DeskAuth } from './client';
import { parseNumber, tableOf, taskFields, taskRow, ticketFacts } from './ticket';

/** One ServiceNow instance; `ticketLink` has `{sys_id}` and `{number}`, `linkField` is the field for the hand-over link. */
export interface ServiceNowSettings {
  readonly url: string;
  readonly auth: DeskAuth;
  readonly ticketLink: string;
  readonly linkField: string | undefined;
}

const list = z.object({ result: z.array(z.unknown()).optional() });

/** The service desk over ServiceNow's Table API. */
export function createServiceNow({ url, auth, ticketLink, linkField }: ServiceNowSettings): ServiceDesk {
  const client = createDeskClient(url, auth);
  return {
    parse: parseNumber,

    async find(number, subject) {
      const canonical = parseNumber(number);
      if (canonical === undefined) return undefined;
      const rows = await query(tableOf(canonical), `number=${canonical}`, taskFields, 2);
      const found = rows.map(readTask).filter((row) => row.number === canonical);
      // A misspelt term is dropped by the desk and every row comes back: more than one row is no answer.
      if (rows.length !== found.length || found.length > 1)
        throw new Fault('DESK_ANSWER', { retryable: false });
      const [row] = found;
      if (row === undefined) return undefined;
      const path = ticketLink.replace('{sys_id}', row.sys_id).replace('{number}', row.number);
      return ticketFacts(row, subject, new URL(path, url).href);
    },

    note: (ticketId, key, text) => writeOnce(ticketId, 'work_notes', key, text),

    async writeLink(ticketId, key, link, text) {
      if (linkField !== undefined) {
        await client.patch(`/api/now/table/task/${ticketId}`, { [linkField]: link });
        const [row] = await query('task', `sys_id=${ticketId}`, `sys_id,${linkField}`, 2);
        if ((row as Record<string, unknown> | undefined)?.[linkField] !== link) throw notWritten();
      }
      await writeOnce(ticketId, 'comments', key, linkField === undefined ? `${text}\n${link}` : text);
    },
  };

  /** Journal fields read back empty, so what was written is looked for in the journal itself, by its marker. */
  async function writeOnce(
    ticketId: string,
    element: 'work_notes' | 'comments',
    key: string,
    text: string,
  ): Promise<void> {
    const marker = markerOf(key);
    if (await written(ticketId, element, marker)) return;
    await client.patch(`/api/now/table/task/${ticketId}`, { [element]: `${plain(text)}\n${marker}` });
    if (!(await written(ticketId, element, marker))) throw notWritten();
  }

  async function written(ticketId: string, element: string, marker: string): Promise<boolean> {
    const rows = await query(
      'sys_journal_field',
      `element_id=${ticketId}^element=${element}`,
      'element,value',
      500,
    );
    return rows.some((row) => String((row as Record<string, unknown>)['value']).includes(marker));
  }

  async function query(
    table: string,
    terms: string,
    fields: string,
    limit: number,
  ): Promise<readonly unknown[]> {
    const answer = await client.get(`/api/now/table/${table}`, {
      sysparm_query: terms,
      sysparm_fields: fields,
      sysparm_limit: String(limit),
      sysparm_exclude_reference_link: 'true',
    });
    const parsed = list.safeParse(answer);
    if (!parsed.success) throw new Fault('DESK_ANSWER', { retryable: true });
    return parsed.data.result ?? [];
  }
}

function readTask(row: unknown): z.infer<typeof taskRow> {
  const parsed = taskRow.safeParse(row);
  if (!parsed.success) throw new Fault('DESK_ANSWER', { retryable: true });
  return parsed.data;
}

/** The visible mark by which a repeat finds what was written. */
function markerOf(key: string): string {
  return `[${key.replace(/[^\w:.-]/g, '')}]`;
}

/** The desk interprets `[code]` and HTML; a note is neither. */
function plain(text: string): string {
  return text
    .replace(/\[(\/?code)\]/gi, '($1)')
    .replaceAll('<', '‹')
    .replaceAll('>', '›');
}

function notWritten(): Fault {
  return new Fault('DESK_NOT_WRITTEN', { retryable: true });
}
