import { describe, expect, test } from '@jest/globals';
import { classOf, refusedBecause } from '../../services/policy/classOf';
import type { SubjectFacts } from '../../services/policy/facts';
import { guideRules, ruleFor } from '../../services/policy/rule';
import { scenarios } from '../../services/policy/terms';
import { facts, ids } from '../requests/examples';

const sensitive = { groupIds: [ids.sensitiveGroup] };

describe('the class of a subject', () => {
  test.each<[string, Partial<SubjectFacts>, ReturnType<typeof classOf>]>([
    ['a member without a role is ordinary', {}, 'ordinary'],
    ['a member of the sensitive group is sensitive', sensitive, 'sensitive'],
    [
      'an active or eligible role makes privileged (AC-51)',
      { roles: ['Helpdesk Administrator'] },
      'privileged',
    ],
    ['a role-assignable group makes privileged', { powerful: true }, 'privileged'],
    ['roles that could not be read make privileged', { roles: undefined }, 'privileged'],
    ['role groups that could not be read make privileged', { powerful: undefined }, 'privileged'],
    [
      'a role wins over the sensitive group',
      { ...sensitive, roles: ['Helpdesk Administrator'] },
      'privileged',
    ],
    ['a guest is refused, whatever the roles', { guest: true, roles: ['Helpdesk Administrator'] }, 'refused'],
    ['a disabled account is refused', { enabled: false }, 'refused'],
    ['a shared account is refused', { shared: true }, 'refused'],
    ['an account that could not be cleaned up is refused', { managementRestricted: true }, 'refused'],
    ['an emergency account is refused', { id: ids.emergencyAccounts[0] ?? '' }, 'refused'],
    [
      'an emergency account is refused in any spelling of its id (AC-53)',
      { id: (ids.emergencyAccounts[0] ?? '').toUpperCase() },
      'refused',
    ],
  ])('%s', (_, more, expected) => {
    expect(classOf(facts(0, more), ids)).toBe(expected);
  });
});

test('who is refused is told why', () => {
  const [emergency = ''] = ids.emergencyAccounts;
  const others = { ...ids, emergencyAccounts: [ids.sensitiveGroup, emergency.toUpperCase()] };
  const why = (more: Partial<SubjectFacts>) => refusedBecause(facts(0, more), others);
  expect(why({ id: emergency })).toBe('emergency');
  expect(why({ guest: true })).toBe('guest');
  expect(why({ enabled: false })).toBe('disabled');
  expect(why({ shared: true })).toBe('shared');
  expect(why({ managementRestricted: true })).toBe('irrevocable');
  expect(why({})).toBeUndefined();
});

test('an emergency account is known in any spelling, of its id or of the policy', () => {
  const id = 'abcdef00-0000-4000-8000-000000000001';
  for (const [written, own] of [
    [id, id.toUpperCase()],
    [id.toUpperCase(), id],
  ] as const)
    expect(refusedBecause(facts(0, { id: own }), { ...ids, emergencyAccounts: [written] })).toBe('emergency');
});

describe('the rule', () => {
  test.each(scenarios)('of a privileged subject is the privileged one, also under %s', (scenario) => {
    expect(ruleFor(guideRules, scenario, 'privileged')).toEqual(guideRules.privileged);
  });

  test('of a sensitive subject takes strong proof and a second, a security, approval', () => {
    for (const scenario of ['onboarding', 'recovery', 'reregistration'] as const) {
      const rule = ruleFor(guideRules, scenario, 'sensitive');
      expect(rule).toMatchObject({ approvals: 2, securityApprovals: 1, group: guideRules[scenario].group });
      expect(rule.evidence.every(({ strong }) => strong > 0)).toBe(true);
    }
  });

  test('of an ordinary subject takes one approval', () => {
    expect(ruleFor(guideRules, 'recovery', 'ordinary')).toMatchObject({ approvals: 1, stepUp: false });
  });
});
