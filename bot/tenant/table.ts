import type { Difference } from '../../services/baseline/difference';
import { countsOf, holds } from '../../services/baseline/report';
import type { Finding, Report } from '../../services/baseline/report';
import { minute } from '../minute';
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
  const lines = sectionsOf(report).flatMap((section) => [
    '',
    section,
    ...report.findings.filter(({ id }) => sectionOf(id) === section).flatMap(rows),
  ]);
  return [
    ...lines,
    '',
    ...changes(before, differences),
    `${verdict(report)} ${filled(words.summary, countsOf(report))}.`,
  ];
}

/** How it stands, in one line. */
export function verdict(report: Report): string {
  if (holds(report)) return words.holds;
  const open = report.findings.filter(({ state }) => state === 'fail' || state === 'unknown');
  const critical = open.filter((one) => one.critical).length;
  const failed = open.filter(({ state }) => state === 'fail').length;
  return critical > 0
    ? filled(words.failsCritical, { count: critical })
    : filled(words.fails, { count: failed });
}

/** The parts of the baseline, in the order of the guide. */
export function sectionsOf({ findings }: Report): readonly string[] {
  const there = new Set(findings.map(({ id }) => sectionOf(id)));
  return Object.values(sections).filter((section) => there.has(section));
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
  if (differences.length === 0) return [filled(words.same, { at: minute(before.at) })];
  return [
    filled(words.changed, { at: minute(before.at) }),
    ...differences.map((one) => `   ${titleOf(one.id)}: ${differenceWords(one)}`),
    '',
  ];
}

function rows(finding: Finding): readonly string[] {
  const critical = finding.critical ? ` (${words.critical})` : '';
  return [
    ` ${marks[finding.state]} ${titleOf(finding.id)}${critical}`,
    ...(finding.state === 'pass' ? [] : [`     ${found(finding)}`]),
    ...(finding.remedy === undefined ? [] : [`     → ${todo(finding)}`]),
  ];
}
