import { canonical } from './baseline/plan/canonical';
import type { Change, Item, Plan, Reference } from './baseline/plan/change';
import { factsOf } from './baseline/plan/factsOf';
import type { Entry, Journal } from './baseline/plan/journal';
import type { Planning } from './baseline/plan/planning';
import type { Administrator, IdOf, Looked, TenantWriter } from './baseline/plan/writer';
import { Fault } from './faults';

/** Why an item was left as it is. */
export type LeftWhy =
  | 'consent'
  | 'comesAfter'
  | 'nameTaken'
  | 'forbidden'
  | 'unlicensed'
  | 'refused'
  | 'throttled'
  | 'unanswered';

/** What became of an item. */
export interface Outcome {
  readonly item: Item;
  readonly is: 'made' | 'already' | 'left';
  readonly why?: LeftWhy;
}

/** What applying a plan needs. */
export interface Applying {
  readonly plan: Plan;
  readonly journal: Journal;
  readonly writer: TenantWriter;
  readonly by: Administrator;
  /** Items that may change what is in use. */
  readonly consents: readonly string[];
  readonly onOutcome: (outcome: Outcome) => void;
  readonly now: () => Date;
  readonly pause: (ms: number) => Promise<void>;
}

/** A new object shows in lists after a while; so often, and so long between (ms), it is looked for before it counts as not made. */
const looks = 6;
const lookMs = 5_000;
/** What names a new group is refused until Conditional Access and the methods have heard of it: two minutes at most. */
const waits = 24;

/** The items that rest on something else by now; an item that was begun is judged by what the tenant holds, not by this. */
export function staleItems({ items }: Plan, { entries }: Journal, planning: Planning): readonly Item[] {
  return items.filter(
    ({ id, change, before }) =>
      begun(entries.get(id)) === undefined && canonical(factsOf(change, planning)) !== canonical(before),
  );
}

/** Makes the planned changes in their order; what cannot be done is left with its reason, and so is what rests on it. */
export async function applyPlan(applying: Applying): Promise<readonly Outcome[]> {
  const outcomes = new Map<string, Outcome>();
  for (const item of applying.plan.items) {
    const isBlocked = item.after.some((id) => outcomes.get(id)?.is === 'left');
    const outcome = isBlocked
      ? { item, is: 'left' as const, why: 'comesAfter' as const }
      : await applyItem(applying, item);
    outcomes.set(item.id, outcome);
    applying.onOutcome(outcome);
  }
  return [...outcomes.values()];
}

async function applyItem(applying: Applying, item: Item): Promise<Outcome> {
  const { journal, consents } = applying;
  const entry = begun(journal.entries.get(item.id));
  if (entry?.state === 'done') return { item, is: 'already' };
  if (item.touches && !consents.includes(item.id)) return { item, is: 'left', why: 'consent' };
  try {
    const looked = await settled(applying, item.change, entry?.state === 'started');
    if (looked.is === 'taken') return { item, is: 'left', why: 'nameTaken' };
    if (looked.is === 'done') {
      // What was there before any write of ours is nobody's to undo.
      await noteDone(applying, item, looked.madeId, entry?.undo, entry !== undefined);
      return { item, is: entry === undefined ? 'already' : 'made' };
    }
    await note(applying, item, { state: 'started', madeId: undefined, undo: entry?.undo ?? looked.undo });
    const madeId = await make(applying, item);
    await noteDone(applying, item, madeId, entry?.undo ?? looked.undo, true);
    return { item, is: 'made' };
  } catch (error) {
    return { item, is: 'left', why: whyOf(error) };
  }
}

/** What was taken back counts as never begun. */
function begun(entry: Entry | undefined): Entry | undefined {
  return entry?.state === 'undone' ? undefined : entry;
}

/** One write; when its answer is lost, the tenant tells what became of it. What rests on something new may have to wait for it. */
async function make(applying: Applying, item: Item): Promise<string | undefined> {
  const { writer, pause } = applying;
  const idOf = idsOf(applying);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writer.make(item.change, idOf);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const lost = isLost(error);
      if (lost) {
        const looked = await settled(applying, item.change, true);
        if (looked.is === 'done') return looked.madeId;
      } else if (error.code !== 'GRAPH_REFUSED' || !restsOnNew(applying, item)) throw error;
      if (attempt >= (lost ? looks : waits)) throw error;
      await pause(lookMs);
    }
  }
}

/** Whether something that it names was made so lately that not all of Entra knows it. */
function restsOnNew({ journal, now }: Applying, { after }: Item): boolean {
  const made = after.map((id) => Date.parse(journal.entries.get(id)?.at ?? ''));
  return made.some((at) => now().getTime() - at < waits * lookMs);
}

/** Looks until it shows, where a write may have been made that does not show yet. */
async function settled(applying: Applying, change: Change, maybeMade: boolean): Promise<Looked> {
  const idOf = idsOf(applying);
  for (let attempt = 1; ; attempt += 1) {
    const looked = await applying.writer.look(change, idOf);
    if (looked.is !== 'open' || !maybeMade || attempt >= looks) return looked;
    await applying.pause(lookMs);
  }
}

function idsOf({ journal }: Applying): IdOf {
  return (reference: Reference) =>
    'id' in reference ? reference.id : begun(journal.entries.get(reference.madeBy))?.madeId;
}

async function noteDone(
  applying: Applying,
  item: Item,
  madeId: string | undefined,
  undo: Entry['undo'],
  isOurs: boolean,
): Promise<void> {
  const made = madeId === undefined ? undefined : removalOf(item.change, madeId);
  await note(applying, item, { state: 'done', madeId, undo: isOurs ? (made ?? undo) : undefined });
}

async function note(
  { journal, by, now }: Applying,
  { id }: Item,
  entry: Pick<Entry, 'state' | 'madeId' | 'undo'>,
): Promise<void> {
  await journal.note(id, { ...entry, at: now().toISOString(), by });
}

function removalOf(change: Change, id: string): Entry['undo'] {
  switch (change.kind) {
    case 'makeGroup':
      return { kind: 'remove', what: 'group', id, name: change.name };
    case 'makeStrength':
      return { kind: 'remove', what: 'strength', id, name: change.name };
    case 'makePlace':
      return { kind: 'remove', what: 'place', id, name: change.name };
    case 'makePolicy':
      return { kind: 'remove', what: 'policy', id, name: change.policy.name };
    default:
      return undefined;
  }
}

/** Whether the write may have been made although it was not answered. */
function isLost({ code }: Fault): boolean {
  return code === 'GRAPH_UNAVAILABLE' || code === 'GRAPH_ANSWER';
}

function whyOf(error: unknown): LeftWhy {
  if (!(error instanceof Fault)) throw error;
  if (error.details.unlicensed === true) return 'unlicensed';
  const codes: Readonly<Record<string, LeftWhy>> = {
    GRAPH_FORBIDDEN: 'forbidden',
    GRAPH_REFUSED: 'refused',
    GRAPH_NOT_FOUND: 'refused',
    GRAPH_THROTTLED: 'throttled',
    GRAPH_UNAVAILABLE: 'unanswered',
    GRAPH_ANSWER: 'unanswered',
  };
  const why = codes[error.code];
  if (why === undefined) throw error;
  return why;
}
