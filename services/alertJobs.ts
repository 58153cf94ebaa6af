import type { Concern } from './alerting/concern';
import { concernDue } from './alerting/due';
import type { ConcernDue } from './alerting/due';
import { decideConcern } from './alerting/decide';
import { placesOf } from './alerting/places';
import { carryOut } from './carryOut';
import type { ClaimedJob } from './ports';
import { backoffMs, isHopeless, putBack } from './putBack';
import type { Trouble } from './putBack';
import type { World } from './world';

/** Runs one claimed job of a concern and finishes it, or puts it back with the code of what went wrong. */
export async function runAlertJob(world: World, concern: Concern, job: ClaimedJob): Promise<void> {
  const what = dueNow(concern, job);
  try {
    if (what !== undefined) await perform(world, concern, what);
    if (dueNow(await world.store.concern(concern.id), job) === undefined) await world.store.finish(job);
    else await world.store.postpone(job, backoffMs(job), 'STILL_DUE');
  } catch (error) {
    await putBack(world, job, error, (trouble) => giveUp(world, concern, job, what, trouble));
  }
}

function dueNow(concern: Concern | undefined, { key }: ClaimedJob): ConcernDue | undefined {
  return concern === undefined ? undefined : concernDue(concern).find((one) => one.key === key);
}

async function perform(world: World, concern: Concern, what: ConcernDue): Promise<void> {
  switch (what.kind) {
    case 'deed':
      await carryOut(world, concern, what.what);
      return;
    case 'escalate':
      await escalate(world, concern.id, what.step);
      return;
    case 'tell':
      await tell(world, concern, what.place);
  }
}

/** Nobody took it up: it is posted again, and everybody of security is told in person. */
async function escalate(world: World, id: string, step: number): Promise<void> {
  const security = await world.directory.members(world.groupIds.security);
  await world.store.changeConcern(id, (concern, now) => {
    const none = { events: [], by: 'desk', answer: undefined };
    if (concern === undefined) return none;
    return { ...none, events: decideConcern(concern, { kind: 'escalate', step, to: security }, now).events };
  });
}

async function tell(world: World, concern: Concern, name: string): Promise<void> {
  const place = placesOf(concern).find((one) => one.name === name);
  if (place === undefined) return;
  const receipt = await world.messenger.tellAlert(concern, name);
  await world.store.changeConcern(concern.id, () => ({
    events: [{ kind: 'alertTold', slot: name, look: place.look, receipt }],
    by: 'desk',
    answer: undefined,
  }));
}

/** A person who cannot be reached is given up; the channel never is, but then security is told in person at once. */
async function giveUp(
  world: World,
  concern: Concern,
  job: ClaimedJob,
  what: ConcernDue | undefined,
  trouble: Trouble,
): Promise<void> {
  if (what?.kind !== 'tell' || !isHopeless(job, trouble)) return;
  const place = placesOf(concern).find(({ name }) => name === what.place);
  if (place === undefined || (what.place === 'card' && concern.channelGone)) return;
  await world.store.changeConcern(concern.id, () => ({
    events: [{ kind: 'alertUndelivered', slot: what.place, look: place.look, code: trouble.code }],
    by: 'desk',
    answer: undefined,
  }));
}
