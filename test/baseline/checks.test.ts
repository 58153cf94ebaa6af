import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checks } from '../../services/baseline/checks';
import { holds, judge } from '../../services/baseline/report';
import { extraPoliciesFor } from '../../services/baseline/restrictions';
import { partNames } from '../../services/baseline/tenantState';
import type { TenantState } from '../../services/baseline/tenantState';
import { failuresOfAccess } from './failuresOfAccess';
import { failuresOfPasses } from './failuresOfPasses';
import { failuresOfPeople } from './failuresOfPeople';
import {
  expected,
  goodParts,
  goodPolicies,
  groupIds,
  guideName,
  nobody,
  policiesLess,
  policiesWith,
  policy,
  somebody,
  stateWith,
  without,
} from './goodState';

const stateOf = (id: string, state: TenantState) =>
  checks.find((check) => check.id === id)?.judge(state, expected);
const { recovery } = goodParts;

const failures = [...failuresOfPeople, ...failuresOfPasses, ...failuresOfAccess];

test('in a tenant as the guide wants it everything passes, but for the one exception that is kept on purpose', () => {
  const { findings } = judge('tenant', '2026-01-05T08:00:00.000Z', stateWith(), expected);
  expect(findings.filter(({ state }) => state !== 'pass')).toMatchObject([
    { id: 'pass.publicCheck', state: 'exception', reason: 'scopedOnPurpose', remedy: 'keepException' },
  ]);
  expect(holds({ tenantId: '', at: '', findings })).toBe(true);
});

test.each(failures)('%s fails: %s (AC-132)', (id, reason, parts) => {
  expect(stateOf(id, stateWith(parts))).toMatchObject({ state: 'fail', reason });
});

test('every check has a way to fail', () => {
  const shown = new Set(failures.map(([id]) => id));
  expect(checks.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual(['privileged.logging']);
  const unlicensed = { is: 'absent', why: 'unlicensed' } as const;
  expect(stateOf('privileged.logging', without('auditLog', unlicensed))).toMatchObject({ state: 'fail' });
});

describe.each(checks.map((check) => [check.id, check] as const))('%s', (_, check) => {
  test('is unknown, and says why, when a part that it reads could not be read', () => {
    expect(check.reads.length).toBeGreaterThan(0);
    for (const name of check.reads)
      expect(check.judge(without(name), expected)).toMatchObject({
        state: 'unknown',
        reason: 'forbidden',
        values: { part: name },
      });
  });

  test('rests on nothing but the parts that it names', () => {
    const usual = check.judge(stateWith(), expected);
    for (const name of partNames.filter((one) => !check.reads.includes(one)))
      expect(check.judge(without(name), expected)).toEqual(usual);
  });
});

test('without a licence there is nothing to activate, and no workflow: neither is a failure', () => {
  const unlicensed = { is: 'absent', why: 'unlicensed' } as const;
  expect(stateOf('roles.noGlobalAdministrator', without('eligible', unlicensed))).toMatchObject({
    state: 'pass',
  });
  expect(stateOf('pass.startsNow', without('workflows', unlicensed))).toMatchObject({
    reason: 'noWorkflows',
  });
  expect(stateOf('legacy.unused', without('legacySignIns', unlicensed))).toMatchObject({ state: 'unknown' });
  expect(stateOf('legacy.blocked', without('policies', unlicensed))).toMatchObject({
    state: 'fail',
    reason: 'unlicensed',
  });
});

describe('a policy of a newer shape', () => {
  const strange = policy('newer', { understood: false });

  test.each(['legacy', 'administrators', 'everybody', 'risk'])(
    'makes what would rest on its absence unknown where %s is missing',
    (name) => {
      const before = judge('t', '', stateWith({ policies: policiesLess(name) }), expected).findings;
      const now = judge(
        't',
        '',
        stateWith({ policies: [...policiesLess(name), strange] }),
        expected,
      ).findings;
      const failed = before.filter(({ state }) => state === 'fail').map(({ id }) => id);
      expect(failed.length).toBeGreaterThan(0);
      expect(now.filter(({ id }) => failed.includes(id)).map(({ state }) => state)).not.toContain('fail');
    },
  );

  test('could lock out, so that nothing is said to be reachable', () => {
    const state = stateWith({ policies: [...goodPolicies, strange] });
    expect(stateOf('registration.reachable', state)).toMatchObject({
      state: 'unknown',
      reason: 'notUnderstood',
    });
  });

  test('does no harm while it is off', () => {
    const state = stateWith({ policies: [...goodPolicies, { ...strange, state: 'disabled' }] });
    expect(stateOf('registration.reachable', state)).toMatchObject({ state: 'pass' });
  });
});

describe('the policy of the guide', () => {
  test.each(['CA - TAP - Force MFA Registration', 'ca — tap — force mfa registration'])(
    'is known by its name however its dashes are written: %s',
    (name) => {
      const state = stateWith({ policies: policiesWith(guideName, { name }) });
      expect(stateOf('registration.policy', state)).toMatchObject({ state: 'pass' });
    },
  );

  test('is the enabled one where there are two of that name', () => {
    const state = stateWith({ policies: [policy(guideName, { state: 'disabled' }), ...goodPolicies] });
    expect(stateOf('registration.policy', state)).toMatchObject({ state: 'pass' });
  });
});

test('a group of emergency accounts alone may be left out, one with others in it may not', () => {
  const policies = policiesWith(guideName, { excluded: { ...nobody, people: ['e1', 'e2'], groups: ['x'] } });
  const excludedGroups = [{ id: 'x', name: 'Break glass', others: 0 }];
  expect(stateOf('registration.exclusions', stateWith({ policies, excludedGroups }))).toMatchObject({
    state: 'pass',
  });
  expect(
    stateOf(
      'registration.exclusions',
      stateWith({ policies, excludedGroups: [{ id: 'x', name: 'Break glass', others: 1 }] }),
    ),
  ).toMatchObject({ state: 'fail', values: { who: ['Break glass'] } });
});

test('whether strangers are in the groups cannot be told without the books, unless nobody is', () => {
  const absent = { is: 'absent', why: 'notThere' } as const;
  expect(stateOf('groups.onlyCases', without('liveSubjects', absent))).toMatchObject({ state: 'pass' });
  const full = stateWith({ recovery: { ...recovery, members: [somebody('kari')] } });
  expect(stateOf('groups.onlyCases', { ...full, liveSubjects: absent })).toMatchObject({ state: 'unknown' });
  const known = stateWith({
    recovery: { ...recovery, members: [somebody('kari')] },
    liveSubjects: ['kari'],
  });
  expect(stateOf('groups.onlyCases', known)).toMatchObject({ state: 'pass' });
});

test('a privileged pass is restricted for a person only while no policy leaves that person out', () => {
  const person: Parameters<typeof extraPoliciesFor>[2] = { id: 'georg', groupIds: [], roles: [] };
  const names = (one = person, policies = goodPolicies) =>
    extraPoliciesFor(policies, groupIds.privileged, one).map(({ name }) => name);
  expect(names(person)).toEqual(['device', 'place']);
  expect(names({ ...person, id: 'e1' })).toEqual([]);
  const out = policiesWith('device', { excluded: { ...nobody, groups: ['vip'] } });
  expect(names({ ...person, groupIds: ['VIP'] }, out)).toEqual(['place']);
  const byRole = policiesWith('device', { excluded: { ...nobody, roles: ['helpdesk'] } });
  expect(names({ ...person, roles: ['helpdesk'] }, byRole)).toEqual(['place']);
  expect(names({ ...person, roles: undefined }, byRole)).toEqual(['place']);
  expect(names(person, byRole)).toEqual(['device', 'place']);
  for (const state of ['reportOnly', 'disabled', 'unknown'] as const)
    expect(names(person, policiesWith('device', { state }))).toEqual(['place']);
  expect(names(person, policiesWith('device', { understood: false }))).toEqual(['place']);
  const elsewhere = { included: { ...nobody, groups: [groupIds.recovery] } };
  expect(names(person, policiesWith('device', elsewhere))).toEqual(['place']);
});

test('the order in which Graph lists things changes no verdict', () => {
  const order = fc.shuffledSubarray([...goodPolicies], { minLength: goodPolicies.length });
  const some = fc.subarray([...goodPolicies]);
  const verdicts = (policies: typeof goodPolicies) =>
    judge('t', '', stateWith({ policies }), expected).findings.map(({ id, state, reason }) => [
      id,
      state,
      reason,
    ]);
  fc.assert(
    fc.property(order, (policies) => {
      expect(verdicts(policies)).toEqual(verdicts(goodPolicies));
    }),
  );
  fc.assert(
    fc.property(some, (policies) => {
      expect(verdicts(policies.toReversed())).toEqual(verdicts(policies));
    }),
  );
});

test('a policy that is off changes no verdict', () => {
  fc.assert(
    fc.property(fc.constantFrom(...goodPolicies), (one) => {
      const off = { ...one, id: 'off', name: 'off', state: 'disabled' as const, excluded: nobody };
      const state = stateWith({ policies: [...goodPolicies, off] });
      expect(judge('t', '', state, expected)).toEqual(judge('t', '', stateWith(), expected));
    }),
  );
});
