import alerts from '../../cards/words/alerts.json';
import type { Severity } from '../../services/alerts/alert';
import type { AlertRule } from '../../services/alerts/rule';
import type { RuleId } from '../../services/alerts/ruleIds';
import { alertRules } from '../../services/alerts/rules';
import type { Detection, Lack } from './detection';
import { detections } from './detections';
import words from './words/en.json';

interface RuleWords {
  readonly title: string;
  readonly text: string;
  readonly reasons?: Readonly<Record<string, string>>;
}
const ruleWords: Readonly<Record<RuleId, RuleWords>> = alerts.rules;

/** A rule of the desk with how it is said to others, in words: the alerts' own, so that nothing is written twice. */
export interface Worded {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly rule: AlertRule;
  readonly detection: Detection;
  readonly title: string;
  /** What it fires on; values stand as {name}. */
  readonly fires: readonly string[];
  readonly toDo: string;
  readonly falsePositives: string;
}

/** Every rule in words, in the order in which the desk keeps them. */
export function wordedRules(): readonly Worded[] {
  return alertRules.map((rule) => {
    const { title, text, reasons = {} } = ruleWords[rule.id];
    return {
      id: rule.id,
      severity: rule.severity,
      rule,
      detection: detections[rule.id],
      title,
      fires: [...new Set([text, ...Object.values(reasons)])],
      toDo: alerts.toDo[rule.toDo],
      falsePositives: words.falsePositives[rule.falsePositives],
    };
  });
}

/** What a detection does not see, in words; empty when it sees what the desk's rule does. */
export function lackWords(lacks: readonly Lack[] = []): string {
  return lacks.map((lack) => words.lacks[lack]).join(' ');
}
