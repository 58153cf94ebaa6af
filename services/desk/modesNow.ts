import { modes, reportOnlyDays } from '../policy/modes';
import type { Mode } from '../policy/modes';
import { minutesAfter } from '../requests/moments';
import type { DeskState } from './state';

/** The modes in effect at a moment (ISO 8601); report-only lapses by itself. */
export function modesNow(desk: DeskState, now: string): readonly Mode[] {
  return modes.filter((mode) => {
    const since = desk.modes[mode];
    if (since === undefined) return false;
    return mode !== 'reportOnly' || now < minutesAfter(since, reportOnlyDays * 24 * 60);
  });
}
