import type { Alert } from '../../services/alerts/alert';
import type { Gathered } from '../../services/alerts/facts';
import type { RuleId } from '../../services/alerts/ruleIds';
import { alertRules } from '../../services/alerts/rules';
import { factsAt } from './examples';

/** The alerts that one rule raises, looked at so many minutes after the start of the examples. */
export function raised(rule: RuleId, minutes: number, gathered: Partial<Gathered>): readonly Alert[] {
  const found = alertRules.find(({ id }) => id === rule);
  if (found === undefined) throw new Error(`there is no rule ${rule}`);
  return found.check(factsAt(minutes, gathered));
}

/** The reason codes of those alerts. */
export function codes(rule: RuleId, minutes: number, gathered: Partial<Gathered>): readonly string[] {
  return raised(rule, minutes, gathered).map(({ reason }) => reason.code);
}
