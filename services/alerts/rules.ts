import type { Alert } from './alert';
import type { Facts } from './factsFrom';
import type { Coverage, Log } from './record';
import type { AlertRule } from './rule';
import { bentPass } from './rules/bent';
import { contactBeforePass } from './rules/contacts';
import { failedProofs, repeatedRequests, samePair } from './rules/desk';
import { deviceAfterPass, sharedDevice } from './rules/devices';
import { grantAfterPass, passwordBeforePass } from './rules/grants';
import { mostlyOutOfHours, outOfHours } from './rules/hours';
import { frontWrote, reaperStrayed } from './rules/identities';
import { initiatorNewDevice, roleBeforePass, strangeInitiator } from './rules/initiators';
import { memberWithoutCase } from './rules/members';
import { policyBeforePass, policyChanged } from './rules/policies';
import { methodFromElsewhere, noStrongMethod, weakMethod } from './rules/registration';
import { initiatorAtRisk, subjectAtRisk } from './rules/risk';
import { burst, severalPasses } from './rules/several';
import { reviewOverdue } from './rules/reviews';
import { failedSignIns, legacySignIn, riskySignIn, signInElsewhere, signedInBefore } from './rules/signIns';
import { stepsMissing } from './rules/steps';
import { protectedSubject, unfitSubject } from './rules/subjects';
import { passWithoutRecord, unmanagedPass } from './rules/unmanaged';
import { passUnused, strangePassUnused } from './rules/unused';

/** Every rule of monitoring, the guide's first. */
export const alertRules: readonly AlertRule[] = [
  outOfHours,
  severalPasses,
  passUnused,
  strangePassUnused,
  unmanagedPass,
  passWithoutRecord,
  memberWithoutCase,
  reaperStrayed,
  frontWrote,
  protectedSubject,
  unfitSubject,
  burst,
  bentPass,
  strangeInitiator,
  policyChanged,
  policyBeforePass,
  noStrongMethod,
  weakMethod,
  methodFromElsewhere,
  deviceAfterPass,
  sharedDevice,
  signInElsewhere,
  riskySignIn,
  legacySignIn,
  grantAfterPass,
  passwordBeforePass,
  subjectAtRisk,
  initiatorAtRisk,
  initiatorNewDevice,
  roleBeforePass,
  failedSignIns,
  contactBeforePass,
  signedInBefore,
  failedProofs,
  repeatedRequests,
  samePair,
  mostlyOutOfHours,
  stepsMissing,
  reviewOverdue,
];

/** Everything that the rules find, the rules in their order. */
export function alertsIn(facts: Facts): readonly Alert[] {
  return alertRules.flatMap((rule) => rule.check(facts));
}

/** A rule that cannot see, and the logs that it lacks. */
export interface BlindRule {
  readonly rule: AlertRule;
  readonly lacks: readonly Log[];
}

/** The rules that are blind while logs cannot be read; a review names them. */
export function blindRules(coverage: Coverage): readonly BlindRule[] {
  return alertRules
    .map((rule) => ({ rule, lacks: rule.needs.filter((log) => coverage[log].state === 'blind') }))
    .filter(({ lacks }) => lacks.length > 0);
}
