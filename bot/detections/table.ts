import type { AlertLimits } from '../../services/policy/alerting';
import { guideAlerting } from '../../services/policy/alerting';
import { lackWords, wordedRules } from './worded';
import type { Worded } from './worded';
import words from './words/en.json';

/** Where the table begins and ends on the page of monitoring. */
export const tableMarks = { begin: '<!-- rules: begin -->', end: '<!-- rules: end -->' } as const;

/** Every rule as a table of Markdown, padded as the formatter wants it. */
export function rulesTable(): string {
  const head = Object.values(words.columns);
  const rows = wordedRules().map(row);
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((cells) => (cells[column] ?? title).length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
}

/** A page with the table in its place. */
export function withTable(page: string): string {
  const { begin, end } = tableMarks;
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error('the page has no place for the table');
  return `${before}${begin}\n\n${rulesTable()}\n\n${end}${after}`;
}

function row(worded: Worded): readonly string[] {
  const { id, title, severity, rule, fires, falsePositives, detection } = worded;
  return [
    `**${title}** \`${id}\``,
    severity,
    sourceOf(rule.source),
    needsOf(worded),
    fires.join(' '),
    falsePositives,
    detection.limits.map(limitOf).join(', '),
    filesOf(worded),
  ].map((cell) => cell.replaceAll('|', '\\|'));
}

function sourceOf(source: string): string {
  return Object.entries(words.sources).reduce((text, [name, said]) => text.replace(name, said), source);
}

function needsOf({ rule }: Worded): string {
  const needed = [...new Set(rule.needs.flatMap((log) => words.needs[log].split('; ')))];
  return needed.length === 0
    ? words.ownCasesOnly
    : needed.map((one) => (/[.=]/.test(one) ? `\`${one}\`` : one)).join(', ');
}

function limitOf(name: keyof AlertLimits): string {
  return `\`${name}\` ${guideAlerting.limits[name]}`;
}

function filesOf({ id, detection: { kql, sigma } }: Worded): string {
  const own = [`[KQL](../detections/kql/${id}.kql)`, lackWords(kql.lacks)];
  const other =
    typeof sigma === 'string'
      ? [lackWords([sigma])]
      : [`[Sigma](../detections/sigma/${id}.yml)`, lackWords(sigma.lacks)];
  return [...own, ...other].filter((one) => one !== '').join(' ');
}
