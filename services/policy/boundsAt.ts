import { narrowest, widest } from './alertBounds';
import type { AlertLimits } from './alerting';
import { lifetimeBounds, settingBounds } from './bounds';
import type { Bounds } from './bounds';
import { guidePolicy } from './policy';
import type { Limits, Policy } from './policy';
import type { Demands, Rule } from './rule';
import { scenarios } from './terms';
import type { Scenario } from './terms';

/** The bounds that hold for each number of this policy, by its path in the file. */
export function boundsOf(policy: Policy): Readonly<Record<string, Bounds>> {
  const { contactStableDays, auditLogDays } = policy;
  return {
    ...settingBounds,
    contactStableDays: { ...settingBounds.contactStableDays, most: Math.min(30, auditLogDays) },
    auditLogDays: { ...settingBounds.auditLogDays, least: Math.max(14, contactStableDays) },
    ...each(Object.keys(guidePolicy.limits), (name) => [
      `limits.${name}`,
      { least: 1, most: guidePolicy.limits[name as keyof Limits] },
    ]),
    ...each(Object.keys(widest), (name) => [
      `alerts.limits.${name}`,
      { least: narrowest[name as keyof AlertLimits] ?? 1, most: widest[name as keyof AlertLimits] },
    ]),
    ...joined(scenarios.map((scenario) => ruleBounds(policy, scenario))),
  };
}

type ByPath = Readonly<Record<string, Bounds>>;

function joined(all: readonly ByPath[]): ByPath {
  return Object.fromEntries(all.flatMap((one) => Object.entries(one)));
}

function each(
  names: readonly string[],
  entry: (name: string) => readonly [string, Bounds],
): Readonly<Record<string, Bounds>> {
  return Object.fromEntries(names.map(entry));
}

function ruleBounds({ rules }: Policy, scenario: Scenario): Readonly<Record<string, Bounds>> {
  const path = `rules.${scenario}`;
  const { handOverMinutes, approvalHolds } = guidePolicy.rules[scenario];
  return {
    [`${path}.lifetimeMinutes`]: lifetimeBounds(scenario),
    [`${path}.handOverMinutes`]: { least: 1, most: handOverMinutes },
    ...holdBounds(`${path}.approvalHolds`, approvalHolds),
    ...joined(
      demandsOf(rules[scenario]).map(({ name, demands }) =>
        demandBounds(
          [path, name].filter((part) => part !== '').join('.'),
          demands,
          demandsOf(guidePolicy.rules[scenario]).find((one) => one.name === name)?.demands ?? demands,
        ),
      ),
    ),
  };
}

/** An onboarding approval may also be set in minutes, within a day. */
function holdBounds(path: string, floor: Rule['approvalHolds']): Readonly<Record<string, Bounds>> {
  return 'minutes' in floor
    ? { [`${path}.minutes`]: { least: 0, most: floor.minutes } }
    : {
        [`${path}.daysAfterStart`]: { least: 0, most: floor.daysAfterStart },
        [`${path}.minutes`]: { least: 0, most: 24 * 60 },
      };
}

function demandBounds(path: string, demands: Demands, floor: Demands): Readonly<Record<string, Bounds>> {
  return {
    [`${path}.approvals`]: { least: Math.max(floor.approvals, demands.securityApprovals) },
    [`${path}.securityApprovals`]: { least: floor.securityApprovals, most: demands.approvals },
  };
}

/** What a scenario demands of each class that it knows; a privileged subject has one class and no name for it. */
export function demandsOf(
  rule: Policy['rules'][Scenario],
): readonly { readonly name: '' | 'ordinary' | 'sensitive'; readonly demands: Demands }[] {
  return 'ordinary' in rule
    ? [
        { name: 'ordinary', demands: rule.ordinary },
        { name: 'sensitive', demands: rule.sensitive },
      ]
    : [{ name: '', demands: rule }];
}
