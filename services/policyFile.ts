import { z } from 'zod/v4';
import { entryKinds, guideAlerting } from './policy/alerting';
import type { AlertLimits } from './policy/alerting';
import { settingBounds } from './policy/bounds';
import { evidenceKinds } from './policy/evidence';
import { loosened } from './policy/loosened';
import { readOutScenarios } from './policy/readOut';
import { guidePolicy } from './policy/policy';
import type { Policy } from './policy/policy';
import { guideReviewing } from './policy/reviewing';
import { guideRollout } from './policy/rollout';
import { deskLanguages, methodKinds, openerKinds, scenarios, tapGroups } from './policy/terms';

const whole = z.int().min(0);
const sufficiency = z.strictObject({
  strong: whole,
  supporting: whole,
  including: z.array(z.enum(evidenceKinds)),
});
const demands = {
  approvals: whole,
  securityApprovals: whole,
  stepUp: z.boolean(),
  evidence: z.array(sufficiency),
};
const frame = {
  scenario: z.enum(scenarios),
  group: z.enum(tapGroups),
  lifetimeMinutes: whole,
  openers: z.array(z.enum(openerKinds)),
  approvalHolds: z.union([z.strictObject({ minutes: whole }), z.strictObject({ daysAfterStart: whole })]),
  handOverMinutes: whole,
};
const rule = z.strictObject({
  ...frame,
  ordinary: z.strictObject(demands),
  sensitive: z.strictObject(demands),
});
const privileged = z.strictObject({ ...frame, ...demands });
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'is not a time of day such as 07:30');
const timeZone = z.string().refine(isTimeZone, 'is not a time zone such as Europe/Oslo');
const officeHours = z.strictObject({ days: z.array(z.int().min(1).max(7)), from: clockTime, to: clockTime });
const site = z.strictObject({
  name: z.string().min(1),
  timeZone,
  officeHours,
  holidays: z.array(z.iso.date()),
});
const keptDays = z.int().min(settingBounds['alerts.keepDays.changes'].least);
const texts = z.array(z.string().trim().min(4));
const logName = z.strictObject({
  kind: z.enum(entryKinds),
  reasons: texts,
  activities: texts,
  properties: texts,
});
const alertLimits = Object.fromEntries(
  (Object.keys(guideAlerting.limits) as (keyof AlertLimits)[]).map((name) => [name, whole]),
) as Record<keyof AlertLimits, typeof whole>;
const phase = z.array(z.enum(scenarios));
const course = {
  document: z
    .strictObject({
      owner: z.string().max(120).default(''),
      approvedBy: z.string().max(120).default(''),
      approvedOn: z.union([z.iso.date(), z.literal('')]).default(''),
      reviewEveryMonths: whole.default(guidePolicy.document.reviewEveryMonths),
    })
    .default(guidePolicy.document),
  rollout: z
    .strictObject({
      scenarios: z.strictObject({ pilot: phase, onboarding: phase, recovery: phase }),
      days: whole,
      completedCases: whole,
      openAlerts: whole,
    })
    .default({
      ...guideRollout,
      scenarios: {
        pilot: [...guideRollout.scenarios.pilot],
        onboarding: [...guideRollout.scenarios.onboarding],
        recovery: [...guideRollout.scenarios.recovery],
      },
    }),
  tieToBaseline: z.boolean().default(guidePolicy.tieToBaseline),
  baselineHours: whole.default(guidePolicy.baselineHours),
  retired: z
    .strictObject({ recovery: z.iso.date().optional(), reregistration: z.iso.date().optional() })
    .default({}),
};
/** The shape of the policy file. */
export const policyShape = z.strictObject({
  version: z.string().min(1).max(80),
  timeZone,
  language: z.enum(deskLanguages).default(guidePolicy.language),
  rules: z.strictObject({ onboarding: rule, recovery: rule, reregistration: rule, privileged }),
  limits: z.strictObject({
    verifyMinutes: whole,
    evidenceMinutes: whole,
    remindMinutes: whole,
    approvalWaitMinutes: whole,
    signInMaxAgeMinutes: whole,
    codeAttempts: whole,
    ringAtOnce: whole,
    registerMinutes: whole,
  }),
  readOut: z
    .array(
      z.strictObject({
        scenario: z.enum(readOutScenarios),
        from: z.string(),
        until: z.string(),
        reason: z.string().max(80),
        approvedBy: z.string().max(80),
      }),
    )
    .default([]),
  officeHours,
  contactStableDays: whole,
  recoveryContacts: whole.default(0),
  auditLogDays: whole,
  strongMethods: z.array(z.enum(methodKinds)),
  emergencyAccounts: z.array(z.guid()),
  alerts: z.strictObject({
    escalation: z.strictObject({ criticalMinutes: whole, highMinutes: whole, cardsOfHour: whole }),
    limits: z.strictObject(alertLimits),
    holidays: z.array(z.iso.date()),
    sites: z.array(site),
    setPassword: z.array(z.enum(scenarios)),
    names: z.array(logName),
    keepDays: z.strictObject({ changes: keptDays, signIns: keptDays }),
  }),
  reviews: z
    .strictObject({
      weekday: z.int().min(1).max(7),
      at: clockTime.refine((time) => time !== '24:00', 'is not a time of day such as 07:30'),
      weeklyHours: whole,
      caseHours: whole,
    })
    .default(guideReviewing),
  ...course,
});

/** A policy, or every fault of the file in sentences. */
export type PolicyRead = { readonly policy: Policy } | { readonly faults: readonly string[] };

/** Reads the text of a policy file; an unknown key, a wrong type or anything looser than the guide refuses the whole file. */
export function readPolicy(text: string): PolicyRead {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { faults: ['the policy file is not JSON'] };
  }
  const parsed = policyShape.safeParse(json);
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map((issue) => `${issue.path.join('.') || 'policy'}: ${issue.message}`),
    };
  }
  const faults = loosened(parsed.data);
  return faults.length > 0 ? { faults } : { policy: parsed.data };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
