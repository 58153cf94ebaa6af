import { z } from 'zod/v4';
import { Fault } from '../../faults';
import { createAuthorization } from '../authorization';
import type { DeskAuth } from '../authorization';
import { createCaller } from '../caller';

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

/** A client for one ServiceNow instance. */
export function createDeskClient(address: string, auth: DeskAuth, timeoutMs = 10_000): DeskClient {
  const url = new URL(address);
  const authorization = createAuthorization(new URL('/oauth_token.do', url), auth, timeoutMs);
  const call = createCaller(new URL('/', url), authorization, timeoutMs);

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
