import { fragmentsOf } from './fragments';
import type { Settings } from './settings';
import { filled } from '../tenant/worded';
import { lackWords } from './worded';
import type { Worded } from './worded';
import words from './words/en.json';

/** A rule as a file of KQL for Microsoft Sentinel: what it is about, its parts, and what it finds. */
export function kqlText(
  { title, id, severity, fires, toDo, falsePositives, detection }: Worded,
  settings: Settings,
): string {
  const { kql } = detection;
  const unlike = lackWords(kql.lacks);
  return file(
    [
      `${title} (${id}, ${severity})`,
      words.header,
      ...fires,
      filled(words.todo, { todo: toDo }),
      filled(words.false, { note: falsePositives }),
      ...(unlike === '' ? [] : [filled(words.unlike, { lacks: unlike })]),
    ],
    [`let Period = ${kql.period};`, ...fragmentsOf(kql.uses, settings), kql.body(settings)],
  );
}

/** What the desk's own alerts are in KQL, whichever rule raised them. */
export function deskAlertsKql(settings: Settings): string {
  return file(
    [words.deskAlerts.title, words.header, words.deskAlerts.text],
    [
      'let Period = 1d;',
      ...fragmentsOf(['desk'], settings),
      `Desk
| where Event == "alertRaised"
| project At, Rule = tostring(finding_info.analytic.uid), Severity = severity_id, Uid = tostring(finding_info.uid)`,
    ],
  );
}

function file(comments: readonly string[], parts: readonly string[]): string {
  return `${comments.map((line) => `// ${line}`).join('\n')}\n${parts.join('\n')}\n`;
}
