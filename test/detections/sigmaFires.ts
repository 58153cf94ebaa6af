import { parseAllDocuments } from 'yaml';
import { selects, valuesAt } from './sigmaMatch';
import type { Lists, LogEntry } from './sigmaMatch';
import { sigmaDocument } from './sigmaShape';
import type { SigmaCorrelated, SigmaRule } from './sigmaShape';

/** An entry, the log that it is in, and when it was written (minutes). */
export interface Logged {
  readonly service: string;
  readonly minute: number;
  readonly entry: LogEntry;
}

/** The documents of a file, each as Sigma wants it. */
export function documentsOf(text: string): readonly (SigmaRule | SigmaCorrelated)[] {
  return parseAllDocuments(text).map((document) => sigmaDocument.parse(document.toJS()));
}

/** Whether a file of Sigma finds something in a log. */
export function fires(text: string, log: readonly Logged[], lists: Lists): boolean {
  const documents = documentsOf(text);
  const rules = documents.filter((one) => 'detection' in one);
  const found = (rule: SigmaRule): readonly Logged[] =>
    log.filter(({ service, entry }) => service === rule.logsource.service && selects(rule, entry, lists));
  const correlated = documents.find((one) => 'correlation' in one);
  if (correlated === undefined) return rules.some((rule) => found(rule).length > 0);
  const { correlation } = correlated;
  const named = correlation.rules.map((name) => {
    const rule = rules.find((one) => one.name === name);
    if (rule === undefined) throw new Error(`no rule ${name}`);
    return { name, found: found(rule) };
  });
  const minutes = minutesOf(correlation.timespan);
  const groupOf = (name: string, { entry }: Logged): readonly string[] =>
    correlation['group-by'].flatMap((field) => {
      const aliases = correlation.type === 'temporal_ordered' ? correlation.aliases : undefined;
      return valuesAt(entry, aliases?.[field]?.[name] ?? field);
    });
  if (correlation.type === 'temporal_ordered') {
    const [first, second] = named;
    if (first === undefined || second === undefined) throw new Error('two rules are needed');
    return first.found.some((one) =>
      second.found.some(
        (other) =>
          other.minute >= one.minute &&
          other.minute - one.minute <= minutes &&
          groupOf(first.name, one).some((group) => groupOf(second.name, other).includes(group)),
      ),
    );
  }
  const { condition } = correlation;
  const [only] = named;
  if (only === undefined) throw new Error('a rule is needed');
  return only.found.some((last) =>
    groupOf(only.name, last).some((group) => {
      const within = only.found.filter(
        (one) =>
          one.minute <= last.minute &&
          last.minute - one.minute <= minutes &&
          groupOf(only.name, one).includes(group),
      );
      const counted =
        'field' in condition
          ? new Set(within.flatMap(({ entry }) => valuesAt(entry, condition.field))).size
          : within.length;
      return counted >= condition.gte;
    }),
  );
}

function minutesOf(timespan: string): number {
  const units: Readonly<Record<string, number>> = { s: 1 / 60, m: 1, h: 60, d: 1440 };
  return Number(timespan.slice(0, -1)) * (units[timespan.slice(-1)] ?? Number.NaN);
}
