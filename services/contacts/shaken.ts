import type { Background } from '../policy/facts';
import { failures } from '../requests/history';
import type { Request } from '../requests/request';

/**
 * Whether an account looks as if somebody else had taken it over lately: a number or a password that changed, a risk, a failed
 * or disowned proof, a pass to get in again. What the log does not tell is unknown, never calm.
 */
export function isShaken({ changes, risk }: Background, cases: readonly Request[]): boolean {
  if (changes === undefined || changes.phone !== undefined || changes.password !== undefined) return true;
  if (risk === 'medium' || risk === 'high') return true;
  return cases.some(
    (one) =>
      failures(one) > 0 ||
      one.containment !== 'none' ||
      (one.scenario !== 'onboarding' && one.attempts.some(({ shownAt }) => shownAt !== undefined)),
  );
}
