import { livePasses } from './requests/nextStep';
import type { Request } from './requests/request';
import { apply } from './apply';
import type { World } from './world';

/** Times of the tenant and of the database may differ by this much. */
const clockSlackMs = 5 * 60_000;

/** Deletes the pass that an unanswered create may have left: before the intent there was none that was not ours. */
export async function removeStray(world: World, request: Request): Promise<void> {
  const { pass } = await world.passes.look(request.subject.id);
  const earliest = livePasses(request)
    .map((attempt) => attempt.intendedAt)
    .sort()[0];
  if (pass === undefined || earliest === undefined) return;
  if (Date.parse(pass.createdAt) < Date.parse(earliest) - clockSlackMs) return;
  await world.passes.remove(request.subject.id, pass.id);
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
