import { lifetimeBounds, settingBounds } from './bounds';
import { loosenedAlerts } from './loosenedAlerts';
import { outside } from './outside';
import { guidePolicy } from './policy';
import type { Limits, Policy } from './policy';
import { readOutFaults } from './readOut';
import { loosenedReviews } from './reviewing';
import { rolloutFaults } from './rollout';
import type { ApprovalHolds, Demands, Rule, Sufficiency } from './rule';

/**
 * Every place, as a sentence, where a policy is looser than the guide; empty when it only tightens. Reading out is the one
 * loosening that is permitted, with a day on which it ends.
 */
export function loosened(policy: Policy): readonly string[] {
  const { rules: floor } = guidePolicy;
  return [
    ...(['onboarding', 'recovery', 'reregistration'] as const).flatMap((scenario) => [
      ...loosenedRule(policy.rules[scenario], floor[scenario]),
      ...(['ordinary', 'sensitive'] as const).flatMap((one) =>
        loosenedDemands(`rules.${scenario}.${one}`, policy.rules[scenario][one], floor[scenario][one]),
      ),
    ]),
    ...loosenedRule(policy.rules.privileged, floor.privileged),
    ...loosenedDemands('rules.privileged', policy.rules.privileged, floor.privileged),
    ...loosenedLimits(policy.limits),
    ...loosenedContacts(policy),
    ...readOutFaults(policy.readOut),
    ...loosenedAlerts(policy.alerts),
    ...loosenedReviews(policy.reviews),
    ...loosenedCourse(policy),
    ...policy.strongMethods
      .filter((kind) => !guidePolicy.strongMethods.includes(kind))
      .map((kind) => `strongMethods: "${kind}" does not count as strong`),
    ...(policy.strongMethods.length === 0 ? ['strongMethods: at least one method is needed'] : []),
  ];
}

function loosenedRule(rule: Frame, floor: Frame): string[] {
  const name = floor.scenario;
  const { least: shortest, most: longest } = lifetimeBounds(name);
  return [
    ...unless(rule.scenario === name, `rules.${name}: the scenario must stay "${name}"`),
    ...unless(rule.group === floor.group, `rules.${name}.group: must stay "${floor.group}"`),
    ...unless(
      rule.lifetimeMinutes >= shortest && rule.lifetimeMinutes <= longest,
      `rules.${name}.lifetimeMinutes: must be ${shortest} to ${longest}`,
    ),
    ...unless(
      rule.openers.length > 0 && rule.openers.every((opener) => floor.openers.includes(opener)),
      `rules.${name}.openers: some of ${floor.openers.join(', ')}`,
    ),
    ...unless(
      noLonger(rule.approvalHolds, floor.approvalHolds),
      `rules.${name}.approvalHolds: may not hold longer than the guide's`,
    ),
    ...unless(
      rule.handOverMinutes >= 1 && rule.handOverMinutes <= floor.handOverMinutes,
      `rules.${name}.handOverMinutes: 1 to ${floor.handOverMinutes}`,
    ),
  ];
}

function loosenedDemands(path: string, demands: Demands, floor: Demands): string[] {
  return [
    ...unless(demands.approvals >= floor.approvals, `${path}.approvals: at least ${floor.approvals}`),
    ...unless(
      demands.securityApprovals >= floor.securityApprovals && demands.securityApprovals <= demands.approvals,
      `${path}.securityApprovals: ${floor.securityApprovals} to the number of approvals`,
    ),
    ...unless(demands.stepUp || !floor.stepUp, `${path}.stepUp: must stay true`),
    ...unless(
      demands.evidence.length > 0 &&
        demands.evidence.every((set) => floor.evidence.some((least) => covers(set, least))),
      `${path}.evidence: each set must ask at least as much as one of the guide's`,
    ),
  ];
}

/** What lies beyond the log cannot be known, so a contact can only be asked to be stable for as long as it reaches. */
function loosenedContacts(policy: Policy): string[] {
  const { contactStableDays: days, auditLogDays: kept, recoveryContacts: named } = policy;
  const { least, most } = settingBounds.recoveryContacts;
  return [
    ...unless(named >= least && named <= most, `recoveryContacts: ${least} to ${most}`),
    ...unless(
      days >= settingBounds.contactStableDays.least,
      `contactStableDays: at least ${settingBounds.contactStableDays.least}`,
    ),
    ...unless(days <= kept, 'contactStableDays: not more than auditLogDays'),
    ...unless(
      kept <= settingBounds.auditLogDays.most,
      `auditLogDays: Entra ID keeps its audit log for ${settingBounds.auditLogDays.most} days at most`,
    ),
  ];
}

/** A phase that is too short shows nothing, and a policy that is never reviewed is nobody's. */
function loosenedCourse({ document, rollout, baselineHours }: Policy): readonly string[] {
  const { days, completedCases, openAlerts } = rollout;
  return [
    ...outside(
      'document.reviewEveryMonths',
      document.reviewEveryMonths,
      settingBounds['document.reviewEveryMonths'],
    ),
    ...outside('rollout.days', days, settingBounds['rollout.days']),
    ...outside('rollout.completedCases', completedCases, settingBounds['rollout.completedCases']),
    ...outside('rollout.openAlerts', openAlerts, settingBounds['rollout.openAlerts']),
    ...outside('baselineHours', baselineHours, settingBounds.baselineHours),
    ...rolloutFaults(rollout),
  ];
}

type Frame = Omit<Rule, keyof Demands>;

function noLonger(holds: ApprovalHolds, floor: ApprovalHolds): boolean {
  if ('minutes' in holds)
    return 'minutes' in floor ? holds.minutes <= floor.minutes : holds.minutes <= 24 * 60;
  return 'daysAfterStart' in floor && holds.daysAfterStart <= floor.daysAfterStart;
}

function covers(set: Sufficiency, least: Sufficiency): boolean {
  return (
    set.strong >= least.strong &&
    set.supporting >= least.supporting &&
    least.including.every((kind) => set.including.includes(kind))
  );
}

function loosenedLimits(limits: Limits): string[] {
  const names = Object.keys(guidePolicy.limits) as (keyof Limits)[];
  return names
    .filter((name) => limits[name] > guidePolicy.limits[name] || limits[name] < 1)
    .map((name) => `limits.${name}: 1 to ${guidePolicy.limits[name]}`);
}

function unless(holds: boolean, sentence: string): string[] {
  return holds ? [] : [sentence];
}
