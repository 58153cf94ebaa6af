import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { guideRules, ruleFor } from '../../services/policy/rule';
import { isLocked, signalFrom, signalsIn, steppedUp, strongOnly } from '../../services/policy/signals';
import type { History } from '../../services/policy/signals';
import { scenarios } from '../../services/policy/terms';

const nothing: History = {
  failedProofs: 0,
  abandoned: 0,
  passesOfMonth: 0,
  passesOfWeek: 0,
  passesOfRequester: 0,
};
const rule = ruleFor(guideRules, 'recovery', 'ordinary');
const ruleAfter = (history: Partial<History>) => steppedUp(rule, signalsIn({ ...nothing, ...history }));

test('without earlier cases the rule stays as it is', () => {
  expect(signalsIn(nothing)).toEqual([]);
  expect(ruleAfter({})).toBe(rule);
});

test.each(Object.keys(nothing) as (keyof History)[])(
  '%s is a sign from its limit on, and not before',
  (kind) => {
    expect(signalsIn({ ...nothing, [kind]: signalFrom(kind) - 1 })).toEqual([]);
    expect(signalsIn({ ...nothing, [kind]: signalFrom(kind) })).toEqual([{ kind, count: signalFrom(kind) }]);
  },
);

describe('after failed or abandoned proofs', () => {
  test.each<[string, Partial<History>]>([
    ['two failed proofs', { failedProofs: 2 }],
    ['three cases given up, to learn how the desk asks', { abandoned: 3 }],
  ])('%s leave only strong proof, and security decides too', (_what, history) => {
    const after = ruleAfter(history);
    expect(after).toMatchObject({ approvals: 2, securityApprovals: 1 });
    expect(after.evidence.every(({ strong }) => strong > 0)).toBe(true);
  });
});

test('one sign among several decides, as the heaviest of them', () => {
  const after = ruleAfter({ passesOfWeek: 1, passesOfMonth: 2 });
  expect(after).toMatchObject({ approvals: 2, securityApprovals: 1, evidence: rule.evidence });
  expect(isLocked(signalsIn({ ...nothing, passesOfWeek: 1, failedProofs: 2 }))).toBe(true);
  expect(isLocked(signalsIn({ ...nothing, passesOfWeek: 1, passesOfMonth: 2 }))).toBe(false);
});

test('of the sets of a rule those stay that take strong proof, and one strong proof is asked for where none does', () => {
  const strong = { strong: 2, supporting: 1, including: [] };
  const weak = { strong: 0, supporting: 2, including: ['managerVouch'] } as const;
  expect(strongOnly([weak, strong])).toEqual([strong]);
  expect(strongOnly([weak])).toEqual([{ strong: 1, supporting: 0, including: [] }]);
});

test('a third pass in thirty days needs security', () => {
  expect(ruleAfter({ passesOfMonth: 1 })).toBe(rule);
  expect(ruleAfter({ passesOfMonth: 2 })).toMatchObject({ approvals: 2, securityApprovals: 1 });
});

test('a pass in the last week takes a second approver', () => {
  expect(ruleAfter({ passesOfWeek: 1 })).toMatchObject({ approvals: 2, securityApprovals: 0 });
});

test('a technician with many passes in an hour does not go on without security (AC-97)', () => {
  expect(ruleAfter({ passesOfRequester: 6 })).toMatchObject({ approvals: 2, securityApprovals: 1 });
});

test('whatever the signs, the rule only tightens and can still be met in person', () => {
  const counts = fc.record({
    failedProofs: fc.nat(9),
    abandoned: fc.nat(9),
    passesOfMonth: fc.nat(9),
    passesOfWeek: fc.nat(9),
    passesOfRequester: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.constantFrom(...scenarios), counts, (scenario, history) => {
      const before = ruleFor(guideRules, scenario, 'ordinary');
      const signals = signalsIn(history);
      const after = steppedUp(before, signals);
      expect(after.approvals).toBeGreaterThanOrEqual(before.approvals);
      expect(after.securityApprovals).toBeGreaterThanOrEqual(before.securityApprovals);
      expect(after.securityApprovals).toBeLessThanOrEqual(after.approvals);
      expect(after.evidence.length).toBeGreaterThan(0);
      expect(after.evidence.every((set) => set.including.length === 0 || !isLocked(signals))).toBe(true);
    }),
  );
});
