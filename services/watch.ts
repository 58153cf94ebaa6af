import { setTimeout } from 'node:timers/promises';
import { apply } from './apply';
import { Fault } from './faults';
import type { Command } from './requests/command';
import { decide } from './requests/decide';
import type { Request } from './requests/request';
import { isStoreOut, takeAway } from './unrecorded';
import type { World } from './world';

/** How often the watcher starts a round; the lane of the Graph adapter paces the calls inside it. */
export interface WatchPace {
  readonly everyMs: number;
  readonly atMost: number;
}

const pace: WatchPace = { everyMs: 5_000, atMost: 200 };

/** Watches every shown pass, earliest deadline first, until stopped. */
export function watch(world: World, { everyMs, atMost }: WatchPace = pace): { stop(): Promise<void> } {
  const ended = new AbortController();
  const loop = (async () => {
    let known: readonly Request[] = [];
    while (!ended.signal.aborted) {
      const from = performance.now();
      known = await watched(world, atMost, known);
      await lookAround(world, known, ended.signal);
      // A round that took longer was held up by Graph's lane, and is followed by the next at once.
      const restMs = everyMs - (performance.now() - from);
      if (restMs > 0) await setTimeout(restMs, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      ended.abort();
      await loop;
    },
  };
}

/** One round: looks at each of these passes once and puts what was seen to its request; one that fails does not stop the others. */
export async function lookAround(
  world: World,
  requests: readonly Request[],
  ended: AbortSignal,
): Promise<void> {
  for (const request of requests) {
    if (ended.aborted) return;
    try {
      await lookAt(world, request, requests.length);
    } catch (error) {
      world.log.warn('watch:failed', { ref: request.ref, code: codeOf(error) });
    }
  }
}

async function lookAt(world: World, request: Request, watched: number): Promise<void> {
  await world.passes.turn(watched);
  // Without the store there is only this machine's clock; what is seen is seen all the same.
  const readAt = await world.store.now().catch(() => new Date().toISOString());
  const { pass, methods } = await world.passes.look(request.subject.id);
  const observed: Command = { kind: 'observe', readAt, pass, methods };
  try {
    const answer = await apply(world.store, request.id, 'desk', observed);
    if ('done' in answer && answer.done.stage === 'closing') await world.store.dropLent(request.id);
  } catch (error) {
    if (!isStoreOut(error)) throw error;
    const over = decide(request, observed, readAt).events.some(({ kind }) => kind === 'concluded');
    if (over) await takeAway(world, request, 'desk');
    throw error;
  }
}

/** While the store is out, those known from the last round go on being watched. */
async function watched(world: World, atMost: number, known: readonly Request[]): Promise<readonly Request[]> {
  try {
    return await world.store.watched(atMost);
  } catch (error) {
    world.log.error('watch:noList', { code: codeOf(error) });
    return known;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Fault ? error.code : 'BUG';
}
