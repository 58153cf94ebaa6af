import { setTimeout } from 'node:timers/promises';
import { Fault } from '../../services/faults';

/** So many messages of a bot in one conversation within so many ms. */
export interface Window {
  readonly messages: number;
  readonly ms: number;
}

/** What Teams lets one bot send into one conversation; edits are counted as well, because nobody says that they are not. */
export const teamsWindows: readonly Window[] = [
  { messages: 7, ms: 1_000 },
  { messages: 8, ms: 2_000 },
  { messages: 60, ms: 30_000 },
  { messages: 1_800, ms: 3_600_000 },
];

/**
 * Does work in a conversation in turn, one after the other. Throws Fault CHAT_UNREACHABLE when the turn would not come within
 * five seconds: who is told when to come again, as jobs are, holds no worker meanwhile.
 */
export type Pace = (conversation: string, work: () => Promise<void>) => Promise<void>;

const longestTurnMs = 5_000;
const comeAgainMs = 1_000;

interface Thread {
  /** Resolves when the last one in the queue is done. */
  last: Promise<void>;
  waiting: number;
  /** When what was sent had arrived, oldest first: the next may then start a whole window later, however long either took. */
  readonly arrived: number[];
}

/** Counts in memory over a clock (ms) that only goes forward; a conversation is forgotten when its longest window has passed. */
export function createPace(
  windows: readonly Window[] = teamsWindows,
  clock = (): number => performance.now(),
  pause: (ms: number) => Promise<unknown> = setTimeout,
): Pace {
  const threads = new Map<string, Thread>();
  const longest = Math.max(0, ...windows.map(({ ms }) => ms));
  let forgetAt = clock() + longest;

  function threadOf(conversation: string): Thread {
    // A reply in a channel stands in a thread of its own; the channel is counted as a whole.
    const [name = ''] = conversation.split(';messageid=');
    const thread = threads.get(name) ?? { last: Promise.resolve(), waiting: 0, arrived: [] };
    threads.set(name, thread);
    return thread;
  }

  function forget(): void {
    if (clock() < forgetAt) return;
    forgetAt = clock() + longest;
    for (const [name, { waiting, arrived }] of threads)
      if (waiting === 0 && (arrived.at(-1) ?? 0) <= clock() - longest) threads.delete(name);
  }

  function waitFor({ arrived }: Thread): number {
    const now = clock();
    return Math.max(0, ...windows.map(({ messages, ms }) => (arrived.at(-messages) ?? now - ms) + ms - now));
  }

  async function send(thread: Thread, askedAt: number, work: () => Promise<void>): Promise<void> {
    const wait = waitFor(thread);
    if (clock() - askedAt + wait > longestTurnMs)
      throw new Fault('CHAT_UNREACHABLE', { retryable: true, retryAfterMs: Math.max(wait, comeAgainMs) });
    for (let left = wait; left > 0; left = waitFor(thread)) await pause(left);
    try {
      await work();
    } finally {
      thread.arrived.push(clock());
      thread.arrived.splice(
        0,
        thread.arrived.length - Math.max(0, ...windows.map(({ messages }) => messages)),
      );
    }
  }

  return async (conversation, work) => {
    forget();
    const thread = threadOf(conversation);
    const askedAt = clock();
    const turn = thread.last.then(() => send(thread, askedAt, work));
    thread.waiting += 1;
    thread.last = turn.catch(() => undefined);
    try {
      await turn;
    } finally {
      thread.waiting -= 1;
    }
  };
}
