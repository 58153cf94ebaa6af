import { setTimeout } from 'node:timers/promises';
import { sealDigest } from './audit/seal';
import type { Anchor } from './audit/seal';
import type { Trail } from './audit/trail';
import { deskNotices } from './desk/notices';
import { Fault } from './faults';
import { changeDesk, recover } from './recovery';
import { openWhenDue } from './reviewing';
import type { World } from './world';

const everySeconds = 60;
const digestSeconds = 24 * 60 * 60;
const sealsAtOnce = 1_000;

/** What there is to do; each needs other credentials. */
const allChores = ['recover', 'seal', 'reviews', 'digest', 'notices'] as const;
export type Chore = (typeof allChores)[number];

/** Once a minute and in one of all instances: recovery, sealing, and what the channel has to know of the desk; until stopped. */
export function keepUp(
  world: World,
  every = everySeconds,
  chores: readonly Chore[] = allChores,
): { stop(): Promise<void> } {
  const ended = new AbortController();
  const loop = (async () => {
    for (;;) {
      await setTimeout(every * 1_000, undefined, { signal: ended.signal }).catch(() => undefined);
      if (ended.signal.aborted) return;
      await upkeep(world, every, chores);
    }
  })();
  return {
    async stop() {
      ended.abort();
      await loop;
    },
  };
}

/** One round, unless another instance had one within so many seconds; a part that fails is logged and does not keep the others from their work. */
export async function upkeep(
  world: World,
  every = everySeconds,
  chores: readonly Chore[] = allChores,
): Promise<void> {
  for (const chore of chores) await part(world, chore, () => how[chore](world, every));
}

const how: Readonly<Record<Chore, (world: World, every: number) => Promise<void>>> = {
  // A little less than the interval, so that the same instance is not late for its own next turn.
  async recover(world, every) {
    const share = every === 0 ? 'all' : 'round';
    if (await world.store.takeTurn('recover', every * 0.9)) await recover(world, share);
  },
  seal,
  async reviews(world, every) {
    if (await world.store.takeTurn('reviews', every * 0.9)) await openWhenDue(world);
  },
  digest: postDigest,
  notices: postNotices,
};

/**
 * Seals what is new and writes every seal that this instance has not written yet outside the database. A database that does
 * not have the last seal known outside is an older copy: nothing is issued from it until somebody has seen to that.
 */
export async function seal(world: World): Promise<void> {
  const { trail } = world.store;
  const known = await outside(world, () => world.anchors.last());
  if (known !== undefined && !(await has(trail, known))) {
    await changeDesk(world, 'desk', { kind: 'olderCopy', behind: known.n });
    return;
  }
  while ((await trail.seal((text) => world.vault.sign('audit', text))) !== undefined);
  const fresh = known === undefined ? [] : await trail.seals(known.n, sealsAtOnce);
  await outside(world, () => world.anchors.append(fresh));
}

/** Posts the last seal in the channel, once a day; what the channel does not take is tried again with the next round. */
async function postDigest({ store, messenger }: World): Promise<void> {
  const last = await store.trail.lastSeal();
  if (last === undefined || !(await store.takeTurn('digest', digestSeconds))) return;
  try {
    await messenger.digest(last);
  } catch (error) {
    await store.giveBackTurn('digest');
    throw error;
  }
}

/** Issuing rests on the copy outside the database: while it cannot be read or written, nothing is issued. */
async function outside<T>({ health }: World, work: () => Promise<T>): Promise<T> {
  try {
    const answer = await work();
    health.report('audit', true);
    return answer;
  } catch (error) {
    health.report('audit', false);
    throw error;
  }
}

async function has(trail: Trail, known: Anchor): Promise<boolean> {
  if (known.n === 0) return true;
  const [own] = await trail.seals(known.n - 1, 1);
  return own?.n === known.n && sealDigest(own) === known.digest;
}

/** Posts what the channel has not been told of the desk as a whole. */
export async function postNotices(world: World): Promise<void> {
  const desk = await world.store.desk();
  for (const notice of deskNotices(desk)) {
    if (desk.told[notice.key] !== undefined) continue;
    const receipt = await world.messenger.notify(desk, notice);
    await world.store.changeDesk(() => ({
      events: [{ kind: 'noticed', notice: notice.key, receipt }],
      by: 'desk',
      answer: undefined,
    }));
  }
}

async function part(world: World, name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    world.log.error('upkeep:failed', { part: name, code: error instanceof Fault ? error.code : 'BUG' });
  }
}
