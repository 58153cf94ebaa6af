import type { Alert } from './alerts/alert';
import type { SeenPass } from './alerting/concern';
import { raiseConcern } from './alerting/decide';
import { isWorse } from './alerting/evolve';
import { batchesOf, burstTopic } from './alerting/topic';
import type { Batch } from './alerting/topic';
import { alertIdOf } from './codes';
import type { Raise } from './monitor';
import { noteAlerts } from './noteAlerts';
import { changeDesk } from './recovery';
import { minutesAfter } from './requests/moments';
import type { World } from './world';

/** So many keys are looked up at once. */
const keysAtOnce = 500;

/** The worse two severities have cards of their own, so that a flood of small things hides nothing great. */
const worse = ['critical', 'high'] as const;
const lesser = ['medium', 'low'] as const;

/** What the watch over the logs hands its findings to: they are logged, and brought to people. */
export function raiser(world: World): Raise {
  const note = noteAlerts(world.log);
  return async (alerts, blind) => {
    await note(alerts, blind);
    await raise(world, alerts);
  };
}

/** Writes down what rules found, each alert once by its key: it becomes a card, adds to one, or, in a flood, stands in the list alone. */
export async function raise(world: World, alerts: readonly Alert[]): Promise<void> {
  const fresh = await freshOf(world, alerts);
  if (fresh.length === 0) return;
  const batches = batchesOf(fresh, await openCounts(world, fresh));
  const room = await roomNow(world);
  let held = 0;
  for (const batch of batches) if ((await raiseBatch(world, batch, room)) === 'held') held += 1;
  if (held > 0) await changeDesk(world, 'desk', { kind: 'alertsHeld', count: held });
}

/** What was never raised before, each once. */
async function freshOf({ store }: World, alerts: readonly Alert[]): Promise<readonly Alert[]> {
  const each = [...new Map(alerts.map((alert) => [alert.key, alert])).values()];
  const fresh: Alert[] = [];
  for (let start = 0; start < each.length; start += keysAtOnce) {
    const some = each.slice(start, start + keysAtOnce);
    const before = await store.raisedBefore(some.map(({ key }) => key));
    fresh.push(...some.filter(({ key }) => !before.has(key)));
  }
  return fresh;
}

async function openCounts({ store }: World, alerts: readonly Alert[]): Promise<(alert: Alert) => number> {
  const counts = new Map<string, number>();
  for (const alert of alerts) {
    const burst = burstTopic(alert);
    if (alert.initiatorId === undefined || counts.has(burst)) continue;
    counts.set(burst, await store.openConcernsBy(alert.rule, alert.initiatorId));
  }
  return (alert) => counts.get(burstTopic(alert)) ?? 0;
}

type Room = Record<'worse' | 'lesser', number>;

async function roomNow({ store, policy }: World): Promise<Room> {
  const { cardsOfHour } = policy.alerts.escalation;
  const since = minutesAfter(await store.now(), -60);
  const [most, rest] = await Promise.all([store.cardsSince(since, worse), store.cardsSince(since, lesser)]);
  return { worse: cardsOfHour - most, lesser: cardsOfHour - rest };
}

async function raiseBatch(
  world: World,
  { topic, alerts }: Batch,
  room: Room,
): Promise<'held' | 'shown' | 'known'> {
  const [first] = alerts;
  if (first === undefined) return 'known';
  const lane = isWorse(first.severity, 'medium') ? 'worse' : 'lesser';
  const held = room[lane] <= 0;
  const pass = held ? undefined : await passOf(world, first);
  const { escalation } = world.policy.alerts;
  const keys = alerts.map(({ key }) => key);
  const what = await world.store.raiseAlerts(topic, keys, (concern, fresh) => {
    const own = alerts.filter(({ key }) => fresh.includes(key));
    const id = alertIdOf(own[0]?.key ?? '');
    const events = raiseConcern(concern, own, { id, topic, held, pass, escalation });
    const isNew = events[0]?.kind === 'alertRaised';
    return { events, by: 'desk', answer: isNew ? (held ? 'held' : 'shown') : 'known' } as const;
  });
  if (what === 'shown') room[lane] -= 1;
  return what;
}

/** The pass that a press on the card will be about; where Graph does not answer now, the first press looks. */
async function passOf({ passes, log }: World, { subjectId, toDo }: Alert): Promise<SeenPass | undefined> {
  if (subjectId === undefined || (toDo !== 'revokePass' && toDo !== 'contain')) return undefined;
  try {
    const { pass } = await passes.look(subjectId);
    return { id: pass?.id, createdAt: pass?.createdAt };
  } catch {
    log.warn('raise:passUnread');
    return undefined;
  }
}
