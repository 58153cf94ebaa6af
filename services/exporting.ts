import { setTimeout } from 'node:timers/promises';
import type { Entry } from './audit/chain';
import type { EventSink, Outgoing } from './eventSink';
import { Fault } from './faults';
import { changeDesk } from './recovery';
import type { World } from './world';

/** So many entries go out at once; all of a backlog goes out so many by so many, whatever its length. */
const entriesAtOnce = 200;
const longestWaitMs = 5 * 60_000;
/** A sink that takes nothing for so long is told to people. */
const lateAfterMs = 60 * 60_000;

/** Sends what is sealed to every sink, each at its own pace, until stopped; one of all instances at a time. */
export function keepExporting(world: World, every: number): { stop(): Promise<void> } {
  const ended = new AbortController();
  const { signal } = ended;
  const loops = world.sinks.map(async (sink) => {
    for (let failures = 0, wait = every; await pause(wait, signal);) {
      const asked = await exportTo(world, sink, every / 1_000, signal);
      failures = asked === undefined ? 0 : failures + 1;
      const backoff = Math.min(longestWaitMs, every * 2 ** Math.min(failures, 10));
      wait = asked === undefined ? every : Math.max(backoff, Math.min(asked, longestWaitMs));
    }
  });
  return {
    async stop() {
      ended.abort();
      await Promise.all(loops);
    },
  };
}

/** Waits so many ms; false when it is over. */
async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}

/**
 * One round for one sink: everything up to the last seal that it has not got yet, in order. Undefined when it has all;
 * otherwise for how long (ms) the sink asks to be left alone, 0 when it says nothing.
 */
export async function exportTo(
  world: World,
  sink: EventSink,
  everySeconds: number,
  ended: AbortSignal,
): Promise<number | undefined> {
  try {
    // A little less than the interval, so that the same instance is not late for its own next turn.
    await world.store.keepCursors(world.sinks.map(({ name }) => name));
    if (!(await world.store.takeTurn(`export:${sink.name}`, everySeconds * 0.9))) return undefined;
    await catchUp(world, sink, ended);
    await tellPeople(world, sink, true);
    return undefined;
  } catch (error) {
    const fault = error instanceof Fault ? error : undefined;
    world.log[fault?.details.retryable === true ? 'warn' : 'error']('export:failed', {
      sink: sink.name,
      code: fault?.code ?? 'BUG',
    });
    await tellPeople(world, sink, false).catch(() => undefined);
    return fault?.details.retryAfterMs ?? 0;
  }
}

/** Only what is sealed goes out: below a seal nothing is under way that would be passed over. */
async function catchUp({ store }: World, sink: EventSink, ended: AbortSignal): Promise<void> {
  const sealed = (await store.trail.lastSeal())?.to ?? 0;
  let last = await store.exportedTo(sink.name);
  while (last < sealed && !ended.aborted) {
    const entries = (await store.trail.entries(last, entriesAtOnce)).filter(({ id }) => id <= sealed);
    const to = entries.at(-1)?.id ?? sealed;
    if (entries.length > 0) await sink.send(await outgoing(store, entries));
    if (!(await store.exported(sink.name, last, to))) return;
    last = to;
  }
}

async function outgoing(store: World['store'], entries: readonly Entry[]): Promise<readonly Outgoing[]> {
  const cases = new Map<string, Outgoing['about']>();
  for (const { requestId } of entries) {
    if (cases.has(requestId)) continue;
    const request = await store.read(requestId);
    cases.set(
      requestId,
      request && { ref: request.ref, subjectId: request.subject.id, groupId: request.groupId },
    );
  }
  return entries.map((entry) => ({ entry, about: cases.get(entry.requestId) }));
}

/** The channel hears of a sink that has been behind for long, once. */
async function tellPeople(world: World, sink: EventSink, isWell: boolean): Promise<void> {
  const { lateSinks } = await world.store.desk();
  if (isWell && lateSinks[sink.name] === undefined) return;
  const lateSince = isWell ? undefined : await behindSince(world, sink);
  if (!isWell && lateSince === undefined) return;
  await changeDesk(world, 'desk', { kind: 'sinkIs', sink: sink.name, lateSince });
}

/** When the oldest entry that a sink lacks was written, if that is long ago. */
async function behindSince({ store }: World, sink: EventSink): Promise<string | undefined> {
  const [oldest] = await store.trail.entries(await store.exportedTo(sink.name), 1);
  const now = await store.now();
  if (oldest === undefined || Date.parse(now) - Date.parse(oldest.at) < lateAfterMs) return undefined;
  return oldest.at;
}
