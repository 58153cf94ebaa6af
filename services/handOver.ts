import { setTimeout } from 'node:timers/promises';
import type { OpenerProof } from './requests/command';
import type { Request } from './requests/request';
import type { Pass } from './policy/facts';
import { apply } from './apply';
import { contentHash } from './codes';
import { Fault } from './faults';
import { partsOfHandOver, stopped } from './killSwitch';
import { borrowed } from './lending';
import { isBeingMade } from './requests/decideHandOver';
import { no } from './refusals';
import type { Answer, DeskRefusal } from './refusals';
import type { Secret } from './secret';
import { standingApprovers } from './standing';
import { issuingFacts, protectedIds } from './subjectFacts';
import { removeStray } from './sweep';
import type { World } from './world';

/** A pass that was made for one request, to be shown now and to nobody else. */
export interface HandOver {
  readonly request: Request;
  readonly pass: Pass;
  readonly passcode: Secret;
}

/** How long the answer is held while the tenant is too busy to make the pass, or does not accept it yet; milliseconds. */
export interface Patience {
  readonly holdMs: number;
  readonly everyMs: number;
}

/** A pass that exists, and the token under which it was made: whoever made it may take it away, without another identity. */
interface Made {
  readonly pass: Pass;
  readonly passcode: Secret;
  readonly authority: Secret;
}

/** The same for one answer: until when, by the clock of `performance`. */
interface Hold {
  readonly until: number;
  readonly everyMs: number;
}

const patience: Patience = { holdMs: 20_000, everyMs: 2_000 };

/**
 * Makes the pass in the moment it is shown: judge again, write the intent, look, create with the lent token, record.
 * Whatever goes wrong after the intent, the pass is deleted before anybody is answered.
 */
export async function handOver(
  world: World,
  request: Request,
  form: { readonly attempt: number; readonly proof: OpenerProof },
  wait: Patience = patience,
): Promise<Answer<HandOver>> {
  const [subject, standing] = await Promise.all([
    issuingFacts(world, request.subject.id),
    standingApprovers(world, request),
  ]);
  if (subject === undefined) return no({ refused: 'unknownUser' });
  const authority = await borrowed(world, request);
  const stop = await stopped(world, partsOfHandOver, request);
  if (stop !== undefined) return no(stop);
  const intent = await apply(world.store, request.id, byOf(form.proof), (locked) => ({
    kind: 'intend',
    attempt: form.attempt,
    proof: form.proof,
    hash: contentHash(locked),
    standing,
    subject,
    ids: protectedIds(world),
  }));
  if ('refusal' in intent) return intent;
  if (authority === undefined) {
    await drop(world, request, form.attempt, 'noAuthority');
    return no({ refused: 'windowClosed' });
  }
  return await make(world, intent.done, form.attempt, authority, wait);
}

async function make(
  world: World,
  request: Request,
  attempt: number,
  authority: Secret,
  wait: Patience,
): Promise<Answer<HandOver>> {
  const hold: Hold = { until: performance.now() + wait.holdMs, everyMs: wait.everyMs };
  let made: Made;
  try {
    made = { ...(await create(world, request, attempt, authority, hold)), authority };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return no(await notMade(world, request, attempt, error, authority));
  }
  try {
    return await record(world, request, attempt, made, hold);
  } catch (error) {
    // The store or the tenant broke off: what was made goes at once if it can, and with the sweep if not.
    await world.passes.remove(request.subject.id, made.pass.id, authority).catch(() => undefined);
    throw error;
  }
}

/** What a busy tenant refused was not made: it is asked again after the wait that the tenant names, while the case still wants it. */
async function create(
  world: World,
  request: Request,
  attempt: number,
  authority: Secret,
  { until, everyMs }: Hold,
): Promise<Omit<Made, 'authority'>> {
  for (;;) {
    try {
      return await world.passes.create(request.subject.id, request.rule.lifetimeMinutes, authority);
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'GRAPH_THROTTLED') throw error;
      const pauseMs = error.details.retryAfterMs ?? everyMs;
      if (performance.now() + pauseMs >= until) throw error;
      await setTimeout(pauseMs);
      if (!(await isWanted(world, request, attempt))) throw error;
    }
  }
}

/** Whether nobody ended the case or stopped the desk since the intent was written. */
async function isWanted(world: World, request: Request, attempt: number): Promise<boolean> {
  const [now, stop] = await Promise.all([
    world.store.read(request.id),
    stopped(world, partsOfHandOver, request),
  ]);
  return stop === undefined && now !== undefined && isBeingMade(now, attempt);
}

async function record(
  world: World,
  request: Request,
  attempt: number,
  made: Made,
  hold: Hold,
): Promise<Answer<HandOver>> {
  const recorded = await apply(world.store, request.id, 'desk', { kind: 'made', attempt, pass: made.pass });
  if ('refusal' in recorded) return no(await undo(world, request, attempt, made, recorded.refusal));
  if (!(await becomesUsable(world, request.subject.id, made.pass, hold))) {
    return no(await undo(world, request, attempt, made, { refused: 'tryAgain' }));
  }
  const shown = await apply(world.store, request.id, 'desk', { kind: 'handOver', attempt });
  if ('refusal' in shown) return no(await undo(world, request, attempt, made, shown.refusal));
  return { done: { request: shown.done, pass: made.pass, passcode: made.passcode } };
}

async function notMade(
  world: World,
  request: Request,
  attempt: number,
  fault: Fault,
  authority: Secret,
): Promise<DeskRefusal> {
  world.log.warn('handOver:notMade', { ref: request.ref, code: fault.code });
  if (fault.code === 'GRAPH_AMBIGUOUS') await removeStray(world, request, authority);
  await drop(world, request, attempt, fault.code);
  return fault.code === 'GRAPH_FORBIDDEN' ? { refused: 'technicianNoRole' } : { refused: 'tryAgain' };
}

async function undo(
  world: World,
  request: Request,
  attempt: number,
  { pass, authority }: Made,
  refusal: DeskRefusal,
): Promise<DeskRefusal> {
  world.log.warn('handOver:undone', { ref: request.ref, because: refusal.refused });
  await world.passes.remove(request.subject.id, pass.id, authority);
  await drop(world, request, attempt, refusal.refused);
  return refusal;
}

async function drop(world: World, request: Request, attempt: number, because: string): Promise<void> {
  await apply(world.store, request.id, 'desk', { kind: 'drop', attempt, because });
}

async function becomesUsable(
  world: World,
  subjectId: string,
  pass: Pass,
  { until, everyMs }: Hold,
): Promise<boolean> {
  if (pass.state === 'usable') return true;
  while (performance.now() < until) {
    await setTimeout(everyMs);
    const seen = await world.passes.look(subjectId).catch(unlessPassing);
    if (seen?.pass?.id === pass.id && seen.pass.state === 'usable') return true;
  }
  return false;
}

/** A look that a busy tenant refused says nothing about the pass. */
function unlessPassing(error: unknown): undefined {
  if (!(error instanceof Fault) || !error.details.retryable) throw error;
}

function byOf(proof: OpenerProof): string {
  return proof.how === 'signIn' ? proof.person.id : 'subject';
}
