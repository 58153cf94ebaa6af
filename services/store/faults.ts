import { Fault } from '../faults';

/**
 * Passing conditions: connection (08, 28, the system's own), a database that is closed or away (55000, 3D), resources such
 * as a full disk (53), shutdown and timeouts (57, 55P03, 25P03), serialization (40), a server that only reads (25006).
 */
const passing =
  /^(08|25P03|25006|28|3D|40|53|55000|55P03|57|ECONN|EHOST|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE)/;

/** Runs a query and turns the driver's errors into faults; anything else is a bug and passes through. */
export async function asking<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw faultOf(error) ?? error;
  }
}

/** Of two that open one request, or a request for one subject, the second meets one of these. */
const opens: ReadonlySet<unknown> = new Set(['request_one_open', 'request_pkey', 'event_pkey']);

function faultOf(error: unknown): Fault | undefined {
  const { code, constraint, message } = error as { code?: unknown; constraint?: unknown; message?: unknown };
  if (code === '23505' && opens.has(constraint)) {
    return new Fault('STORE_SUBJECT_BUSY', { retryable: false, cause: error });
  }
  const lost = typeof message === 'string' && /connection|timeout exceeded|not queryable/i.test(message);
  if ((typeof code === 'string' && passing.test(code)) || lost) {
    return new Fault('STORE_UNAVAILABLE', { retryable: true, cause: error });
  }
  return undefined;
}
