import { livePasses } from './requests/nextStep';
import type { Pass } from './policy/facts';
import type { Attempt, Request } from './requests/request';
import { apply } from './apply';
import type { Secret } from './secret';
import type { World } from './world';

/** Times of the tenant and of the database may differ by this much. */
const clockSlackMs = 5 * 60_000;

/**
 * Deletes the pass that an unanswered create may have left: before the intent there was none that was not ours. Under the
 * token of the create where that is at hand.
 */
export async function removeStray(world: World, request: Request, authority?: Secret): Promise<void> {
  const { pass } = await world.passes.look(request.subject.id);
  const earliest = livePasses(request)
    .map((attempt) => attempt.intendedAt)
    .sort()[0];
  if (pass === undefined || earliest === undefined) return;
  if (Date.parse(pass.createdAt) < Date.parse(earliest) - clockSlackMs) return;
  await world.passes.remove(request.subject.id, pass.id, authority);
}

/** Clears up after a hand-over that stopped half-way: whatever it made is deleted and its attempts are dropped. */
export async function sweep(world: World, request: Request): Promise<void> {
  const open = livePasses(request).filter((attempt) => attempt.state !== 'handedOver');
  if (open.some((attempt) => attempt.passId === undefined)) await removeStray(world, request);
  for (const { number, passId } of open) {
    if (passId !== undefined) await world.passes.remove(request.subject.id, passId);
    await apply(world.store, request.id, 'desk', { kind: 'drop', attempt: number, because: 'swept' });
  }
}

/** After the end: a create that had no answer is looked for once more, since it may have taken effect later. */
export async function lookOnceMore(world: World, request: Request, number: number): Promise<void> {
  const { pass } = await world.passes.look(request.subject.id);
  const attempt = request.attempts.find((one) => one.number === number);
  // A newer request of the same person answers for whatever pass there is now.
  const newest = await world.store.lastFor(request.subject.id);
  const answersForIt = newest !== undefined && newest.id !== request.id && newest.attempts.length > 0;
  const found = !answersForIt && pass !== undefined && attempt !== undefined && mayBeOf(attempt, pass);
  await apply(world.store, request.id, 'desk', {
    kind: 'settle',
    attempt: number,
    passId: found ? pass.id : undefined,
  });
}

function mayBeOf(attempt: Attempt, pass: Pass): boolean {
  const apart = Date.parse(pass.createdAt) - Date.parse(attempt.intendedAt);
  return Math.abs(apart) < clockSlackMs;
}
