import type { Alert, Severity, ToDo } from './alert';
import type { Facts } from './factsFrom';
import type { Log } from './record';
import type { RuleId } from './ruleIds';

/** What makes a rule find something where nothing is wrong; the words for it are the documentation's. */
export const falsePositives = [
  'none',
  'onCall',
  'bulkOnboarding',
  'maintenance',
  'travel',
  'newDevice',
  'passwordDesk',
  'lateRecords',
  'absentSubject',
  'typing',
  'ownPassPermitted',
] as const;
export type FalsePositives = (typeof falsePositives)[number];

/** What a rule found, before its own name is put to it. */
export type Finding = Omit<Alert, 'rule' | 'severity' | 'toDo' | 'seenAt'> &
  Partial<Pick<Alert, 'severity' | 'toDo'>>;

/** A rule of monitoring: pure, from facts to alerts. */
export interface AlertRule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** The parts of the guide, the design and the research, and the abuse cases, that ask for it. */
  readonly source: string;
  /** What it reads: where one of these cannot be read the rule is blind, and a review says so. */
  readonly needs: readonly Log[];
  readonly toDo: ToDo;
  readonly falsePositives: FalsePositives;
  readonly check: (facts: Facts) => readonly Alert[];
}

/** A rule from what it is and how it finds; severity and what to do are its own where a finding names no other, and findings of one key are one alert. */
export function alertRule({
  find,
  ...rule
}: Omit<AlertRule, 'check'> & { readonly find: (facts: Facts) => readonly Finding[] }): AlertRule {
  return {
    ...rule,
    check: (facts) => {
      const alerts = new Map<string, Alert>();
      for (const finding of find(facts)) {
        const key = `${rule.id}:${finding.key}`;
        const first = alerts.get(key);
        const { severity, toDo, id } = { ...rule };
        alerts.set(
          key,
          first === undefined
            ? { severity, toDo, ...finding, rule: id, key, seenAt: facts.now }
            : { ...first, records: [...new Set([...first.records, ...finding.records])] },
        );
      }
      return [...alerts.values()];
    },
  };
}
