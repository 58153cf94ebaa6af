import { z } from 'zod/v4';
import { Fault } from '../../faults';
import { readAs } from '../answer';
import { nextPage } from '../client';
import type { GraphClient } from '../client';
import type { Lane } from '../lane';

/** Reads for which nobody waits: in the lane of their kind, and again for as long as Graph says that it is busy. */
export interface Patient {
  get(path: string): Promise<unknown>;
  /** All pages of a collection, or as many as are enough. */
  list(path: string, enough?: (items: readonly unknown[]) => boolean): Promise<readonly unknown[]>;
  /** The first page of a collection, for what needs no more. */
  first(path: string): Promise<readonly unknown[]>;
}

/** Graph's published lanes that are narrower than the rest; Conditional Access gives no `Retry-After`. */
export interface PatientLanes {
  readonly access: Lane;
  readonly reports: Lane;
}

const tries = 6;
const longestWaitMs = 60_000;
const pagesAtMost = 1_000;
const page = z.looseObject({ value: z.array(z.unknown()), '@odata.nextLink': z.unknown() });

/** Makes a patient reader of a client; the pause can be given by a test. */
export function createPatient(
  client: GraphClient,
  origin: string,
  { access, reports }: PatientLanes,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Patient {
  const enter = async (path: string): Promise<void> => {
    const lane = path.includes('/identity/') ? access : path.includes('/auditLogs/') ? reports : undefined;
    if (lane === undefined) return;
    await lane.wait();
    lane.pass();
  };
  const get = async (path: string): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      await enter(path);
      try {
        return await client.get(path);
      } catch (error) {
        const wait = waitBefore(error, attempt);
        if (wait === undefined) throw error;
        await pause(wait);
      }
    }
  };
  return {
    get,
    async list(path, enough = () => false) {
      const items: unknown[] = [];
      let next: string | undefined = path;
      for (let count = 0; next !== undefined && count < pagesAtMost; count += 1) {
        const { value, '@odata.nextLink': link } = readAs(page, await get(next));
        items.push(...value);
        if (enough(items)) return items;
        next = nextPage(link, origin);
      }
      if (next !== undefined) throw new Fault('GRAPH_ANSWER', { retryable: false });
      return items;
    },
    async first(path) {
      return readAs(page, await get(path)).value;
    },
  };
}

function waitBefore(error: unknown, attempt: number): number | undefined {
  if (!(error instanceof Fault) || error.code !== 'GRAPH_THROTTLED' || attempt >= tries) return undefined;
  const wait = error.details.retryAfterMs ?? 1_000 * 2 ** attempt;
  return wait <= longestWaitMs ? wait : undefined;
}
