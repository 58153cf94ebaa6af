import { z } from 'zod/v4';
import { Fault } from '../../faults';
import type { ServiceDesk } from '../../ports';
import type { Secret } from '../../secret';
import { notWritten } from '../writeOnce';
import { createTrackerClient } from './client';
import { writeEntry } from './history';
import { numberOf, parseNumber } from './number';
import { readTicket, ticketFacts } from './ticket';

/**
 * One Request Tracker 5; `ticketLink` is a path that may hold `{number}`, `linkField` the name of the custom field for the
 * hand-over link, `done` the status of a finished ticket.
 */
export interface RequestTrackerSettings {
  readonly url: string;
  readonly token: Secret;
  readonly ticketLink: string;
  readonly linkField: string | undefined;
  readonly done: string | undefined;
  /** How long one call may take, in ms; 10,000 when absent. */
  readonly timeoutMs?: number;
}

const fields = z.object({
  CustomFields: z.array(z.object({ name: z.string(), values: z.array(z.unknown()) })).default([]),
});

/** The service desk over Request Tracker's REST interface, version 2. */
export function createRequestTracker(settings: RequestTrackerSettings): ServiceDesk {
  const { url, token, ticketLink, linkField, done, timeoutMs } = settings;
  const client = createTrackerClient(url, token, timeoutMs);
  return {
    parse: parseNumber,

    async reach() {
      await client.list('tickets', { query: `Status = '__Active__'`, per_page: '1' });
    },

    async find(number, subject) {
      const canonical = parseNumber(number);
      if (canonical === undefined) return undefined;
      const ticket = await readTicket(client, canonical);
      if (ticket === undefined) return undefined;
      const path = ticketLink.replaceAll('{number}', ticket.number).replace(/^\/+/, '');
      return { ...ticketFacts(ticket, subject), link: new URL(path, `${url.replace(/\/+$/, '')}/`).href };
    },

    async note(id, key, text) {
      await writeEntry(client, numberOf(id), { kind: 'comment', key, text });
    },

    async writeLink(id, key, link, text) {
      const number = numberOf(id);
      if (linkField === undefined) {
        await writeEntry(client, number, { kind: 'correspond', key, text, link });
        return;
      }
      await writeField(number, linkField, link);
      await writeEntry(client, number, { kind: 'correspond', key, text });
    },

    async finish(id) {
      const number = numberOf(id);
      if (done === undefined || !(await isActive(number))) return;
      await client.write('PUT', `ticket/${number}`, { Status: done });
      if (await isActive(number)) throw notWritten();
    },
  };

  async function isActive(number: string): Promise<boolean> {
    const ticket = await readTicket(client, number);
    if (ticket === undefined) throw new Fault('DESK_FORBIDDEN', { retryable: false });
    return ticket.active;
  }

  /** A field that is unknown or not ours takes the write in silence. */
  async function writeField(number: string, name: string, value: string): Promise<void> {
    if (await holds(number, name, value)) return;
    await client.write('PUT', `ticket/${number}`, { CustomFields: { [name]: value } });
    if (!(await holds(number, name, value))) throw notWritten();
  }

  async function holds(number: string, name: string, value: string): Promise<boolean> {
    const body = await client.get(`ticket/${number}`);
    const { success, data } = fields.safeParse(body);
    if (!success) throw new Fault('DESK_ANSWER', { retryable: false });
    return data.CustomFields.some((field) => field.name === name && field.values.join() === value);
  }
}
