import type { Alert, Severity } from './alerts/alert';
import type { SeenPass } from './alerting/concern';
import { raiseConcern } from './alerting/decide';
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
  const batches = batchesOf(fresh, await openTopics(world, fresh));
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

/** What is open already of the same rule and initiator. */
async function openTopics(
  { store }: World,
  alerts: readonly Alert[],
): Promise<(alert: Alert) => readonly string[]> {
  const topics = new Map<string, readonly string[]>();
  for (const alert of alerts) {
    const burst = burstTopic(alert);
    if (alert.initiatorId === undefined || topics.has(burst)) continue;
    topics.set(burst, await store.openTopics(alert.rule, alert.initiatorId));
  }
  return (alert) => topics.get(burstTopic(alert)) ?? [];
}

/** How many cards may still be posted; each severity has its own, so that a flood of one hides nothing of another. */
type Room = Record<Severity, number>;

async function roomNow({ store, policy }: World): Promise<Room> {
  const { cardsOfHour } = policy.alerts.escalation;
  const since = minutesAfter(await store.now(), -60);
  const left = async (severity: Severity) => cardsOfHour - (await store.cardsSince(since, severity));
  const [critical, high, medium, low] = await Promise.all([
    left('critical'),
    left('high'),
    left('medium'),
    left('low'),
  ]);
  return { critical, high, medium, low };
}

async function raiseBatch(
  world: World,
  { topic, severity, alerts }: Batch,
  room: Room,
): Promise<'held' | 'shown' | 'known'> {
  const [first] = alerts;
  if (first === undefined) return 'known';
  const held = room[severity] <= 0;
  const pass = held ? undefined : await passOf(world, first);
  const { escalation } = world.policy.alerts;
  const keys = alerts.map(({ key }) => key);
  const what = await world.store.raiseAlerts(topic, keys, (concern, fresh) => {
    const own = alerts.filter(({ key }) => fresh.includes(key));
    const id = alertIdOf(own[0]?.key ?? '');
    const events = raiseConcern(concern, own, { id, topic, held, pass, escalation });
    const isNew = events[0]?.kind === 'alertRaised';
    const shown = isNew ? !held : events.at(-1)?.kind === 'alertReleased';
    return { events, by: 'desk', answer: shown ? 'shown' : isNew ? 'held' : 'known' } as const;
  });
  if (what === 'shown') room[severity] -= 1;
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
