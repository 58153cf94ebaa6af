import { setTimeout } from 'node:timers/promises';
import type { Alert } from './alerts/alert';
import { factsFrom } from './alerts/factsFrom';
import { alertsIn, blindRules } from './alerts/rules';
import type { BlindRule } from './alerts/rules';
import { Fault } from './faults';
import { gather } from './gather';
import { readLogs } from './readLogs';
import { ofAccounts, tenantWide } from './recordKinds';
import { minutesAfter } from './requests/moments';
import type { Look } from './tenantNow';
import type { World } from './world';

/**
 * Takes what one round found: every alert that holds now, known or new, told apart by its key, and the rules that could not
 * see. A round that fails to hand over is handed over again by the next.
 */
export type Raise = (alerts: readonly Alert[], blind: readonly BlindRule[]) => Promise<void>;

const everySeconds = 60;
const leastMs = 100;
const forgetSeconds = 3_600;
const forgottenAtOnce = 50_000;

/** Watches the tenant's logs once a minute and in one of all instances, until stopped; nothing else waits for it. */
export function monitor(world: World, raise: Raise, every = everySeconds): { stop(): Promise<void> } {
  const ended = new AbortController();
  const isOver = (): boolean => ended.signal.aborted;
  const look: Look = new Map();
  const loop = (async () => {
    for (let tookMs = 0; ;) {
      // From the beginning of a round to that of the next, so that a long one does not make the next late.
      const waitMs = Math.max(every * 1_000 - tookMs, leastMs);
      await setTimeout(waitMs, undefined, { signal: ended.signal }).catch(() => undefined);
      if (isOver()) return;
      const began = performance.now();
      try {
        // A little less than the interval, so that the same instance is not late for its own next turn.
        if (await world.store.takeTurn('monitor', every * 0.9))
          await watchLogs(world, raise, look, ended.signal);
      } catch (error) {
        if (isOver()) return;
        world.log.error('monitor:failed', { code: error instanceof Fault ? error.code : 'BUG' });
      }
      tookMs = performance.now() - began;
    }
  })();
  return {
    async stop() {
      ended.abort();
      await loop;
    },
  };
}

/** One round: reads the logs, puts them beside the cases, asks the rules and hands on what they find. */
export async function watchLogs(
  world: World,
  raise: Raise,
  look: Look = new Map(),
  ended: AbortSignal = new AbortController().signal,
): Promise<void> {
  const coverage = await readLogs(world, ended);
  ended.throwIfAborted();
  const now = await world.store.now();
  const facts = factsFrom(await gather(world, now, coverage, look));
  await world.store.keepWatch(now, facts.coverage);
  await raise(alertsIn(facts), blindRules(facts.coverage));
  if (await world.store.takeTurn('forget', forgetSeconds)) await forget(world, now);
}

/** So many at a time: what is left is for the next hour. */
async function forget({ store, policy }: World, now: string): Promise<void> {
  const { changes, signIns } = policy.alerts.keepDays;
  const before = (days: number): string => minutesAfter(now, -days * 24 * 60);
  await store.forgetRecords([...tenantWide, ...ofAccounts], before(changes), forgottenAtOnce);
  await store.forgetRecords(['signIn'], before(signIns), forgottenAtOnce);
}
