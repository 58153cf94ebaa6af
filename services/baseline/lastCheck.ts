import type { Verdict } from './check';
import { checks } from './checks';
import type { Report } from './report';

/** What is kept of the last check of the tenant: when (ISO 8601), and which checks came out how. */
export interface LastCheck extends Readonly<Record<Verdict['state'], readonly string[]>> {
  readonly at: string;
}

/** What is kept of a report. */
export function lastCheckOf({ at, findings }: Report): LastCheck {
  const ids = (state: Verdict['state']): readonly string[] =>
    findings.filter((one) => one.state === state).map(({ id }) => id);
  return { at, pass: ids('pass'), fail: ids('fail'), exception: ids('exception'), unknown: ids('unknown') };
}

/** How a check came out; one that was not among those checked is unknown. */
export function stateIn(last: LastCheck, id: string): Verdict['state'] {
  return (['fail', 'exception', 'pass'] as const).find((state) => last[state].includes(id)) ?? 'unknown';
}

/** The checks of these ids that failed or could not be told. */
export function openIn(last: LastCheck, ids: readonly string[]): readonly string[] {
  return ids.filter((id) => ['fail', 'unknown'].includes(stateIn(last, id)));
}

/** The ids of the critical checks. */
export const criticalChecks: readonly string[] = checks
  .filter(({ critical }) => critical)
  .map(({ id }) => id);

/**
 * Whether a check is to be kept instead of the one before: a check that found nothing critical wrong and could not tell all of
 * it replaces none that could, so that an hour in which Graph does not answer is not the end of one that held.
 */
export function replaces(before: LastCheck | undefined, found: Omit<LastCheck, 'at'>): boolean {
  const tellsAll = ({ unknown }: Pick<LastCheck, 'unknown'>): boolean =>
    !criticalChecks.some((id) => unknown.includes(id));
  const isOpen = criticalChecks.some((id) => found.fail.includes(id));
  return isOpen || tellsAll(found) || before === undefined || !tellsAll(before);
}

/** Whether a check is recent enough at a moment (ISO 8601) to be believed. */
export function isRecent({ at }: LastCheck, hours: number, now: string): boolean {
  return Date.parse(now) - Date.parse(at) <= hours * 3_600_000;
}
