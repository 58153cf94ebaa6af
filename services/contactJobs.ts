import type { Circle, CircleHappening } from './contacts/circle';
import { circleDue } from './contacts/due';
import type { CircleDue } from './contacts/due';
import { contactPlaces } from './contacts/places';
import type { ClaimedJob } from './ports';
import { backoffMs, isHopeless, putBack } from './putBack';
import type { World } from './world';

/** Runs one claimed job of a circle and finishes it, or puts it back with the code of what went wrong. */
export async function runContactJob(world: World, circle: Circle, job: ClaimedJob): Promise<void> {
  const what = dueNow(circle, job);
  try {
    if (what !== undefined) await tell(world, circle, what.place);
    if (dueNow(await world.store.circle(circle.id), job) === undefined) await world.store.finish(job);
    else await world.store.postpone(job, backoffMs(job), 'STILL_DUE');
  } catch (error) {
    await putBack(world, job, error, async (trouble) => {
      if (what !== undefined && isHopeless(job, trouble))
        await record(world, circle, what.place, (slot, look) => ({
          kind: 'contactUndelivered',
          slot,
          look,
          code: trouble.code,
        }));
    });
  }
}

function dueNow(circle: Circle | undefined, { key }: ClaimedJob): CircleDue | undefined {
  return circle === undefined ? undefined : circleDue(circle).find((one) => one.key === key);
}

async function tell(world: World, circle: Circle, place: string): Promise<void> {
  const receipt = await world.messenger.tellContact(circle, place);
  await record(world, circle, place, (slot, look) => ({ kind: 'contactTold', slot, look, receipt }));
}

/** What was sent showed the circle as it was read, whatever happened to it meanwhile. */
async function record(
  { store }: World,
  circle: Circle,
  name: string,
  happening: (slot: string, look: string) => CircleHappening,
): Promise<void> {
  const look = contactPlaces(circle).find((place) => place.name === name)?.look;
  if (look === undefined) return;
  await store.changeCircle(circle.id, () => ({
    events: [happening(name, look)],
    by: 'desk',
    answer: undefined,
  }));
}
