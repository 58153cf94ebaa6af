import { Fault } from '../faults';

// Either the write was dropped or the entry is hidden from us: a quick repeat could fill the ticket.
const notWrittenWaitMs = 300_000;

/** Writes unless it is written, and believes only what it reads back. Throws Fault. */
export async function writeOnce(
  written: () => Promise<boolean>,
  write: () => Promise<unknown>,
): Promise<void> {
  if (await written()) return;
  const lost = await write().then(
    () => undefined,
    (error: unknown) => {
      if (mayBeWritten(error)) return error;
      throw error;
    },
  );
  if (await written()) return;
  throw lost ?? notWritten();
}

/** What was written is not what is there. */
export function notWritten(): Fault {
  return new Fault('DESK_NOT_WRITTEN', { retryable: true, retryAfterMs: notWrittenWaitMs });
}

/** The visible mark by which a repeat finds an entry; no other text of ours has brackets. */
export function markerOf(key: string): string {
  if (!/^[\w:.-]{1,80}$/.test(key)) throw new Error('a key is made of letters, digits and :.-_');
  return `[${key}]`;
}

/** A lost or unreadable answer says nothing about the write itself. */
function mayBeWritten(error: unknown): error is Fault {
  return error instanceof Fault && (error.code === 'DESK_UNAVAILABLE' || error.code === 'DESK_ANSWER');
}
