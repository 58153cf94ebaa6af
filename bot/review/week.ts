import { Fault } from '../../services/faults';
import type { Period } from '../../services/reviews/period';
import type { ReviewLine } from '../../services/reviews/review';
import { weeklyLines } from '../../services/reviews/weekly';
import { signsOf } from '../../services/quarterlyReview';
import { weeklyFacts } from '../../services/weeklyFacts';
import type { WeeklyWorld } from '../../services/weeklyFacts';
import type { World } from '../../services/world';

/** The week as the command tells it: what is live, by name as far as the directory tells, and what was signed. */
export interface Week {
  readonly at: string;
  readonly period: Period;
  readonly lines: readonly ReviewLine[];
  readonly signs: { readonly signed: number; readonly notOk: number; readonly open: number };
  readonly names: Readonly<Record<string, string>>;
  readonly refs: Readonly<Record<string, string>>;
  /** Graph could not be reached, so that what it alone tells is left out. */
  readonly noGraph: boolean;
}

/** Reads the week; it opens no review and changes nothing. */
export async function readWeek(world: WeeklyWorld & Pick<World, 'directory'>, period: Period): Promise<Week> {
  const facts = await weeklyFacts(world);
  const lines = weeklyLines(facts);
  const names: Record<string, string> = {};
  for (const id of new Set(lines.flatMap(({ personId }) => personId ?? []))) {
    const person = await world.directory.person(id).catch((error: unknown) => {
      if (error instanceof Fault) return undefined;
      throw error;
    });
    if (person !== undefined) names[id] = person.upn;
  }
  const refs: Record<string, string> = {};
  for (const id of new Set(lines.flatMap(({ requestId }) => requestId ?? []))) {
    const request = await world.store.read(id);
    if (request !== undefined) refs[id] = request.ref;
  }
  return {
    at: facts.now,
    period,
    lines,
    signs: await signsOf(world, period),
    names,
    refs,
    noGraph: facts.unseen.includes('groups'),
  };
}
