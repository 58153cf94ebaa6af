import { Fault } from '../faults';

const connectionCodes = /^(08|57P|53|40|ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|28)/;

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
  if ((typeof code === 'string' && connectionCodes.test(code)) || lost) {
    return new Fault('STORE_UNAVAILABLE', { retryable: true, cause: error });
  }
  return undefined;
}
