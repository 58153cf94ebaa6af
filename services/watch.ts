import { setTimeout } from 'node:timers/promises';
import { apply } from './apply';
import { Fault } from './faults';
import type { Request } from './requests/request';
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
    while (!ended.signal.aborted) {
      await lookAround(world, atMost, ended.signal);
      await setTimeout(everyMs, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      ended.abort();
      await loop;
    },
  };
}

/** One round: looks at each watched pass once and puts what was seen to its request; one that fails does not stop the others. */
export async function lookAround(world: World, atMost: number, ended?: AbortSignal): Promise<void> {
  for (const request of await watched(world, atMost)) {
    if (ended?.aborted === true) return;
    try {
      await lookAt(world, request);
    } catch (error) {
      world.log.warn('watch:failed', { ref: request.ref, code: codeOf(error) });
    }
  }
}

async function lookAt(world: World, request: Request): Promise<void> {
  await world.passes.turn();
  const readAt = await world.store.now();
  const { pass, methods } = await world.passes.look(request.subject.id);
  const answer = await apply(world.store, request.id, 'desk', { kind: 'observe', readAt, pass, methods });
  if ('done' in answer && answer.done.stage === 'closing') await world.store.dropLent(request.id);
}

async function watched(world: World, atMost: number): Promise<readonly Request[]> {
  try {
    return await world.store.watched(atMost);
  } catch (error) {
    world.log.error('watch:noList', { code: codeOf(error) });
    return [];
  }
}

function codeOf(error: unknown): string {
  return error instanceof Fault ? error.code : 'BUG';
}
