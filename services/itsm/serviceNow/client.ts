import { z } from 'zod/v4';
import { Fault } from '../../faults';
import type { DeskAnswer } from '../answer';
import { createAuthorization } from './authorization';
import type { DeskAuth } from './authorization';
import { reach } from '../reach';

/** Rows of a table, and the desk's own count of them before it hid any from us. */
export interface Rows {
  readonly rows: readonly unknown[];
  readonly total: number | undefined;
}

/** What is asked of a table: an encoded query made of our own terms only, and the fields to answer with. */
export interface Question {
  readonly query: string;
  readonly fields: readonly string[];
  readonly limit: number;
  /** Answer what a person would see; the only way in which a journal field gives its entries. */
  readonly display?: boolean;
}

/** Calls the Table API. Throws Fault. */
export interface DeskClient {
  list(table: string, question: Question): Promise<Rows>;
  patch(table: string, id: string, fields: Readonly<Record<string, string>>): Promise<void>;
}

const list = z.object({ result: z.array(z.unknown()) });

/** A client for one ServiceNow instance: https, no redirects, one host, JSON or nothing, at most `timeoutMs` a call. */
export function createDeskClient(address: string, auth: DeskAuth, timeoutMs = 10_000): DeskClient {
  const url = new URL(address);
  if (url.protocol !== 'https:') throw new Error('the service desk is reached over https only');
  const authorization = createAuthorization(url, auth, timeoutMs);

  async function call(method: 'GET' | 'PATCH', path: string, body?: unknown): Promise<DeskAnswer> {
    const once = async (header: string): Promise<DeskAnswer> =>
      await reach(
        new URL(path, url),
        {
          method,
          headers: { authorization: header, accept: 'application/json', 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
        timeoutMs,
      );
    const header = await authorization.header();
    try {
      return await once(header);
    } catch (error) {
      // A refused token did nothing, so that even a write may be sent again.
      if (!isUnauthenticated(error) || !authorization.renew(header)) throw error;
      return await once(await authorization.header());
    }
  }

  return {
    async list(table, { query, fields, limit, display = false }) {
      const search = new URLSearchParams({
        sysparm_query: query,
        sysparm_fields: fields.join(','),
        sysparm_limit: String(limit),
        sysparm_display_value: String(display),
        sysparm_exclude_reference_link: 'true',
      });
      const answer = await call('GET', `/api/now/table/${table}?${search.toString()}`);
      const parsed = list.safeParse(answer.body);
      if (!parsed.success) throw new Fault('DESK_ANSWER', { retryable: true });
      return { rows: parsed.data.result, total: answer.total };
    },
    async patch(table, id, fields) {
      await call('PATCH', `/api/now/table/${table}/${id}`, fields);
    },
  };
}

function isUnauthenticated(error: unknown): boolean {
  return error instanceof Fault && error.details.status === 401;
}
