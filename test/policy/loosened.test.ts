import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { loosened } from '../../services/policy/loosened';
import { guidePolicy } from '../../services/policy/policy';
import type { Policy } from '../../services/policy/policy';
import type { Demands, Rule } from '../../services/policy/rule';
import { scenarios } from '../../services/policy/terms';
import { readPolicy } from '../../services/policyFile';

function withRule(scenario: 'recovery' | 'privileged' | 'onboarding', rule: Partial<Rule>): Policy {
  return {
    ...guidePolicy,
    rules: { ...guidePolicy.rules, [scenario]: { ...guidePolicy.rules[scenario], ...rule } },
  };
}

function withDemands(subjectClass: 'ordinary' | 'sensitive', demands: Partial<Demands>): Policy {
  const { recovery } = guidePolicy.rules;
  const bent = { ...recovery, [subjectClass]: { ...recovery[subjectClass], ...demands } };
  return { ...guidePolicy, rules: { ...guidePolicy.rules, recovery: bent } };
}

test('the guide itself is not looser than the guide, and neither is the policy file that ships', () => {
  expect(loosened(guidePolicy)).toEqual([]);
  expect(readPolicy(readFileSync('env/policy.json', 'utf8'))).toHaveProperty('policy');
});

test.each<[string, Policy, string]>([
  ['a longer life', withRule('recovery', { lifetimeMinutes: 61 }), 'rules.recovery.lifetimeMinutes'],
  [
    'a shorter life than the guide gives',
    withRule('recovery', { lifetimeMinutes: 29 }),
    'rules.recovery.lifetimeMinutes',
  ],
  [
    'a privileged pass of 16 minutes',
    withRule('privileged', { lifetimeMinutes: 16 }),
    'rules.privileged.lifetimeMinutes',
  ],
  [
    'another scenario under its name',
    withRule('recovery', { scenario: 'onboarding' }),
    'rules.recovery: the scenario must stay "recovery"',
  ],
  [
    'an opener whom the guide does not name, beside one whom it does',
    withRule('recovery', { openers: ['subject', 'securityApprover'] }),
    'rules.recovery.openers: some of subject, manager, staff',
  ],
  ['no time to hand over', withRule('recovery', { handOverMinutes: 0 }), 'rules.recovery.handOverMinutes'],
  [
    'more approvals by security than approvals',
    withDemands('ordinary', { securityApprovals: 2 }),
    'rules.recovery.ordinary.securityApprovals',
  ],
  [
    'a way around the guide’s proof, beside the guide’s own',
    withDemands('ordinary', {
      evidence: [
        ...guidePolicy.rules.recovery.ordinary.evidence,
        { strong: 0, supporting: 1, including: ['managerVouch'] },
      ],
    }),
    'rules.recovery.ordinary.evidence',
  ],
  [
    'an approval that holds for days after a start where the guide counts minutes',
    withRule('recovery', { approvalHolds: { daysAfterStart: 0 } }),
    'rules.recovery.approvalHolds',
  ],
  [
    'an approval that holds two days after the start',
    withRule('onboarding', { approvalHolds: { daysAfterStart: 2 } }),
    'rules.onboarding.approvalHolds',
  ],
  [
    'an approval of a new hire that holds for more than a day of minutes',
    withRule('onboarding', { approvalHolds: { minutes: 24 * 60 + 1 } }),
    'rules.onboarding.approvalHolds',
  ],
  [
    'a limit of nothing',
    { ...guidePolicy, limits: { ...guidePolicy.limits, signInMaxAgeMinutes: 0 } },
    'limits.signInMaxAgeMinutes',
  ],
  ['no approval', withDemands('ordinary', { approvals: 0 }), 'rules.recovery.ordinary.approvals'],
  [
    'one approval for a sensitive account',
    withDemands('sensitive', { approvals: 1 }),
    'rules.recovery.sensitive.approvals',
  ],
  [
    'a sensitive account without security',
    withDemands('sensitive', { securityApprovals: 0 }),
    'rules.recovery.sensitive.securityApprovals',
  ],
  [
    'a sensitive account without strong proof',
    withDemands('sensitive', { evidence: guidePolicy.rules.recovery.ordinary.evidence }),
    'rules.recovery.sensitive.evidence',
  ],
  [
    'a privileged approval without a fresh sign-in',
    withRule('privileged', { stepUp: false }),
    'rules.privileged.stepUp',
  ],
  ['contacts that changed last week', { ...guidePolicy, contactStableDays: 13 }, 'contactStableDays'],
  [
    'contacts that nobody can know about',
    { ...guidePolicy, auditLogDays: 14 },
    'contactStableDays: not more than auditLogDays',
  ],
  ['a log that no tenant keeps', { ...guidePolicy, auditLogDays: 31 }, 'auditLogDays'],
  [
    'one approval for an administrator',
    withRule('privileged', { approvals: 1 }),
    'rules.privileged.approvals',
  ],
  [
    'no security approval for an administrator',
    withRule('privileged', { securityApprovals: 0 }),
    'rules.privileged.securityApprovals',
  ],
  [
    'the administrator opening it',
    withRule('privileged', { openers: ['subject'] }),
    'rules.privileged.openers',
  ],
  ['nobody opening it', withRule('recovery', { openers: [] }), 'rules.recovery.openers'],
  [
    'an approval that holds longer',
    withRule('recovery', { approvalHolds: { minutes: 241 } }),
    'rules.recovery.approvalHolds',
  ],
  [
    'an approval that holds for days',
    withRule('recovery', { approvalHolds: { daysAfterStart: 1 } }),
    'rules.recovery.approvalHolds',
  ],
  ['a longer window', withRule('recovery', { handOverMinutes: 16 }), 'rules.recovery.handOverMinutes'],
  ['another group', withRule('recovery', { group: 'privileged' }), 'rules.recovery.group'],
  ['no evidence', withDemands('ordinary', { evidence: [] }), 'rules.recovery.ordinary.evidence'],
  [
    'one supporting piece',
    withDemands('ordinary', { evidence: [{ strong: 0, supporting: 1, including: ['managerVouch'] }] }),
    'rules.recovery.ordinary.evidence',
  ],
  [
    'evidence without the manager',
    withDemands('ordinary', { evidence: [{ strong: 0, supporting: 2, including: [] }] }),
    'rules.recovery.ordinary.evidence',
  ],
  ['a phone as strong method', { ...guidePolicy, strongMethods: ['phone'] }, 'strongMethods'],
  ['no strong method', { ...guidePolicy, strongMethods: [] }, 'strongMethods'],
  [
    'more code attempts',
    { ...guidePolicy, limits: { ...guidePolicy.limits, codeAttempts: 6 } },
    'limits.codeAttempts',
  ],
  [
    'older sign-ins',
    { ...guidePolicy, limits: { ...guidePolicy.limits, signInMaxAgeMinutes: 60 } },
    'limits.signInMaxAgeMinutes',
  ],
])('%s is refused as looser than the guide (AC-122, AC-130, AC-131)', (_, policy, place) => {
  expect(loosened(policy)).toEqual([expect.stringContaining(place)]);
});

test('a policy may tighten', () => {
  const tight = withRule('recovery', {
    lifetimeMinutes: 30,
    handOverMinutes: 5,
    openers: ['manager'],
  });
  expect(loosened(tight)).toEqual([]);
  const more = { approvals: 2, securityApprovals: 1, stepUp: true };
  expect(loosened({ ...withDemands('ordinary', more), contactStableDays: 14 })).toEqual([]);
});

test.each([
  ['text that is not JSON', '{', 'not JSON'],
  ['an unknown key', JSON.stringify({ ...guidePolicy, extra: 1 }), 'extra'],
  [
    'an unknown key in a rule',
    JSON.stringify({
      ...guidePolicy,
      rules: { ...guidePolicy.rules, recovery: { ...guidePolicy.rules.recovery, skipApproval: true } },
    }),
    'rules.recovery',
  ],
  ['a time zone that is none', JSON.stringify({ ...guidePolicy, timeZone: 'Mars/Base' }), 'timeZone'],
  [
    'a lifetime in words',
    JSON.stringify({
      ...guidePolicy,
      rules: { ...guidePolicy.rules, recovery: { ...guidePolicy.rules.recovery, lifetimeMinutes: '30' } },
    }),
    'lifetimeMinutes',
  ],
])('a policy file with %s is refused whole (AC-122, AC-131)', (_, text, place) => {
  expect(readPolicy(text)).toEqual({ faults: expect.arrayContaining([expect.stringContaining(place)]) });
});

test.each([9, 0, -1, 30.5, 1e9, '60', null])(
  'a lifetime of %j minutes is refused, whoever it is for (AC-122)',
  (lifetimeMinutes) => {
    const { rules } = guidePolicy;
    for (const scenario of scenarios) {
      const bent = { ...rules, [scenario]: { ...rules[scenario], lifetimeMinutes } };
      expect(readPolicy(JSON.stringify({ ...guidePolicy, rules: bent }))).toEqual({
        faults: [expect.stringContaining(`rules.${scenario}.lifetimeMinutes`)],
      });
    }
  },
);

test.each<[string, Policy]>([
  ['a minute to hand over', withRule('recovery', { handOverMinutes: 1 })],
  [
    'an approval of a new hire that holds for a day',
    withRule('onboarding', { approvalHolds: { minutes: 24 * 60 } }),
  ],
  ['one opener of several', withRule('recovery', { openers: ['staff'] })],
  ['a limit of one', { ...guidePolicy, limits: { ...guidePolicy.limits, signInMaxAgeMinutes: 1 } }],
])('%s is stricter than the guide, and allowed', (_, policy) => {
  expect(loosened(policy)).toEqual([]);
});
