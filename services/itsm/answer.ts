import { z } from 'zod/v4';
import { Fault } from '../faults';
import type { FaultCode } from '../faults';

/** What the desk answered, read whole: `total` is its own count of matching rows, before it hid any. */
export interface DeskAnswer {
  readonly body: unknown;
  readonly total: number | undefined;
}

const defaultWaitMs = 30_000;
const longestWaitMs = 3_600_000;

/** Reads an answer; throws the Fault that it means. Nothing of the desk's own text is kept. */
export function readAnswer({ status, headers }: Response, text: string): DeskAnswer {
  const trouble = (code: FaultCode, retryable: boolean): Fault =>
    new Fault(code, {
      retryable,
      status,
      ...vendorId(headers),
      ...(code === 'DESK_THROTTLED' ? { retryAfterMs: waitOf(headers) } : {}),
    });
  if (status === 429) throw trouble('DESK_THROTTLED', true);
  if (status === 401 || status === 403) throw trouble('DESK_FORBIDDEN', false);
  if (status >= 500) throw trouble('DESK_UNAVAILABLE', true);
  if (status === 204) return { body: undefined, total: undefined };
  if (status >= 300 && status !== 404) throw trouble('DESK_ANSWER', false);
  // A hibernating instance answers 200 with a page.
  const body = (headers.get('content-type') ?? '').includes('application/json') ? parse(text) : undefined;
  if (body === undefined) throw trouble('DESK_ANSWER', true);
  if (status === 404) {
    if (foundNothing(body)) return { body: { result: [] }, total: 0 };
    throw trouble('DESK_FORBIDDEN', false);
  }
  return { body, total: count(headers.get('x-total-count')) };
}

const refusal = z.object({ error: z.object({ detail: z.string() }) });

/** The first version of the Table API answers 404 for an empty list; any other 404 may be a row that is hidden. */
function foundNothing(body: unknown): boolean {
  const parsed = refusal.safeParse(body);
  return parsed.success && parsed.data.error.detail.startsWith('Records matching query not found');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function count(header: string | null): number | undefined {
  return header !== null && /^\d{1,12}$/.test(header) ? Number(header) : undefined;
}

/** `Retry-After` is seconds or a date. */
function waitOf(headers: Headers): number {
  const given = headers.get('retry-after') ?? '';
  const wait = /^\d{1,9}$/.test(given) ? Number(given) * 1000 : Date.parse(given) - Date.now();
  return Number.isNaN(wait) ? defaultWaitMs : Math.min(Math.max(wait, 1000), longestWaitMs);
}

function vendorId(headers: Headers): { vendorId?: string } {
  const id = headers.get('x-transaction-id') ?? headers.get('atl-traceid');
  return id !== null && /^[\w-]{1,64}$/.test(id) ? { vendorId: id } : {};
}
