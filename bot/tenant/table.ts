import type { Difference } from '../../services/baseline/difference';
import { countsOf, holds } from '../../services/baseline/report';
import type { Report } from '../../services/baseline/report';
import { filled, found, titleOf, todo } from './worded';
import words from './words/en.json';

const marks = { pass: '✓', fail: '✗', exception: '!', unknown: '?' } as const;
const sections: Readonly<Record<string, string>> = words.sections;

/** A report that is compared with one before. */
export interface Compared {
  readonly report: Report;
  readonly before: Pick<Report, 'at'> | undefined;
  readonly differences: readonly Difference[];
}

/** The report as lines for a terminal, without colour: it is also read in logs. */
export function table({ report, before, differences }: Compared): readonly string[] {
  const lines: string[] = [];
  let last = '';
  for (const finding of report.findings) {
    const section = sectionOf(finding.id);
    if (section !== last) lines.push('', section);
    last = section;
    const critical = finding.critical ? ` (${words.critical})` : '';
    lines.push(` ${marks[finding.state]} ${titleOf(finding.id)}${critical}`);
    if (finding.state !== 'pass') lines.push(`     ${found(finding)}`);
    if (finding.state === 'fail') lines.push(`     → ${todo(finding)}`);
  }
  return [...lines, '', ...changes(before, differences), verdict(report)];
}

/** How it stands, in one line. */
export function verdict(report: Report): string {
  const counts = filled(words.summary, countsOf(report));
  if (holds(report)) return `${words.holds} ${counts}.`;
  const open = report.findings.filter(({ state }) => state === 'fail' || state === 'unknown');
  const critical = open.filter((one) => one.critical).length;
  const failed = open.filter(({ state }) => state === 'fail').length;
  const says =
    critical > 0 ? filled(words.failsCritical, { count: critical }) : filled(words.fails, { count: failed });
  return `${says} ${counts}.`;
}

/** The part of the baseline that a check belongs to. */
export function sectionOf(id: string): string {
  return sections[id.split('.')[0] ?? ''] ?? id;
}

/** What a difference says. */
export function differenceWords({ before, now, evidenceOnly }: Difference): string {
  const states = { before: before === undefined ? '' : words.states[before], now: words.states[now] };
  if (evidenceOnly) return filled(words.changedEvidence, states);
  return filled(before === undefined ? words.changedNew : words.changedState, states);
}

function changes(before: Compared['before'], differences: readonly Difference[]): readonly string[] {
  if (before === undefined) return [];
  if (differences.length === 0) return [filled(words.same, { at: before.at })];
  return [
    filled(words.changed, { at: before.at }),
    ...differences.map((one) => `   ${titleOf(one.id)}: ${differenceWords(one)}`),
    '',
  ];
}
