import { Fault } from '../../faults';
import type { ServiceDesk } from '../../ports';
import type { DeskAuth } from '../authorization';
import { createDeskClient } from './client';
import { notWritten } from '../writeOnce';
import { writeEntry } from './journal';
import { parseNumber, tableOf } from './number';
import { isOpen, readTask, taskFields, ticketFacts } from './ticket';
import { placeOf, ticketId } from './ticketId';
import type { TicketPlace } from './ticketId';

/**
 * One ServiceNow instance; `ticketLink` may hold `{table}`, `{sys_id}` and `{number}`, `linkField` is the field for the
 * hand-over link, `done` what is written to a finished ticket of a table, its state among it.
 */
export interface ServiceNowSettings {
  readonly url: string;
  readonly auth: DeskAuth;
  readonly ticketLink: string;
  readonly linkField: string | undefined;
  readonly done: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** How long one call may take, in ms; 10,000 when absent. */
  readonly timeoutMs?: number;
}

/** The service desk over ServiceNow's Table API. */
export function createServiceNow(settings: ServiceNowSettings): ServiceDesk {
  const { url, auth, ticketLink, linkField, done, timeoutMs } = settings;
  if (linkField !== undefined && !/^[a-z]\w{0,79}$/.test(linkField))
    throw new Error('the field for the link is named by letters, digits and _');
  const client = createDeskClient(url, auth, timeoutMs);
  return {
    parse: parseNumber,

    async reach() {
      await client.list('task', { query: 'ORDERBYsys_id', fields: ['sys_id'], limit: 1 });
    },

    async find(number, subject) {
      const canonical = parseNumber(number);
      if (canonical === undefined) return undefined;
      const table = tableOf(canonical);
      const question = { query: `number=${canonical}`, fields: taskFields, limit: 2 };
      const { rows, total } = await client.list(table, question);
      const [row, ...others] = rows.map(readTask);
      if (row === undefined) {
        // The desk counts rows that it then hides.
        if (total !== undefined && total > 0) throw new Fault('DESK_FORBIDDEN', { retryable: false });
        return undefined;
      }
      // A term that the desk does not know is dropped and every row comes back: anything but this one row is no answer.
      if (others.length > 0 || row.number !== canonical) throw new Fault('DESK_ANSWER', { retryable: false });
      const place = { table, row: row.sys_id };
      return {
        ...ticketFacts(row, table, subject),
        id: ticketId(place),
        link: linkTo(url, ticketLink, { ...place, number: canonical }),
      };
    },

    async note(id, key, text) {
      await writeEntry(client, placeOf(id), { element: 'work_notes', key, text });
    },

    async writeLink(id, key, link, text) {
      const place = placeOf(id);
      if (linkField === undefined) {
        await writeEntry(client, place, { element: 'comments', key, text, link });
        return;
      }
      await writeField(place, linkField, link);
      await writeEntry(client, place, { element: 'comments', key, text });
    },

    async finish(id) {
      const place = placeOf(id);
      const fields = done[place.table];
      if (fields === undefined || (await isOver(place))) return;
      await client.patch(place.table, place.row, fields);
      // A rule of the desk that misses a field takes the write in silence.
      if (!(await isOver(place))) throw notWritten();
    },
  };

  async function isOver(place: TicketPlace): Promise<boolean> {
    const question = { query: `sys_id=${place.row}`, fields: ['sys_id', 'active', 'state'], limit: 2 };
    const { rows } = await client.list(place.table, question);
    const row = rows.map(readTask).find((one) => one.sys_id === place.row);
    if (row === undefined) throw new Fault('DESK_FORBIDDEN', { retryable: false });
    return !isOpen(row, place.table);
  }

  /** A field that is unknown, protected or too short takes the write in silence. */
  async function writeField(place: TicketPlace, name: string, value: string): Promise<void> {
    if ((await readField(place, name)) === value) return;
    await client.patch(place.table, place.row, { [name]: value });
    if ((await readField(place, name)) !== value) throw notWritten();
  }

  async function readField(place: TicketPlace, name: string): Promise<unknown> {
    const question = { query: `sys_id=${place.row}`, fields: ['sys_id', name], limit: 2 };
    const { rows } = await client.list(place.table, question);
    const row = rows.find((one) => readTask(one).sys_id === place.row);
    return (row as Record<string, unknown> | undefined)?.[name];
  }
}

function linkTo(url: string, template: string, place: TicketPlace & { readonly number: string }): string {
  const path = template
    .replaceAll('{table}', place.table)
    .replaceAll('{sys_id}', place.row)
    .replaceAll('{number}', place.number);
  return new URL(path, url).href;
}
