import { Fault } from '../../services/faults';
import { within } from '../../services/within';
import type { Pace } from './pace';

/** One call to the connector that shows something in a conversation. Throws Fault CHAT_GONE or CHAT_UNREACHABLE. */
export type Sending = (conversation: string, work: () => Promise<void>) => Promise<void>;

const sendMs = 15_000;

/** Sends at the pace that Teams allows, and gives each call so many ms. */
export function createSending(pace: Pace, timeoutMs = sendMs): Sending {
  return (conversation, work) => pace(conversation, () => inTime(work, timeoutMs));
}

/** What the connector's client throws, as far as it is read. */
interface RestError {
  readonly statusCode?: number;
  readonly response?: { readonly headers?: { get(name: string): string | null | undefined } };
}

/** The SDK waits for ever; what is late may arrive all the same. 403 and 404 are final, everything else passes. */
async function inTime(work: () => Promise<void>, timeoutMs: number): Promise<void> {
  try {
    const sent = await within(
      work().then(() => true),
      timeoutMs,
    );
    if (sent === undefined) throw new Error('late');
  } catch (error) {
    const { statusCode: status, response } = error as RestError;
    const gone = status === 403 || status === 404;
    const seconds = Number(response?.headers?.get('retry-after') ?? Number.NaN);
    throw new Fault(gone ? 'CHAT_GONE' : 'CHAT_UNREACHABLE', {
      retryable: !gone,
      ...(seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}),
      cause: error,
    });
  }
}
