import { expect, test } from '@jest/globals';
import { reachable } from '../../services/policy/reachable';
import { guideRules, ruleFor } from '../../services/policy/rule';

const noManager = [{ kind: 'managerVouch', because: 'noManager', days: 0 }] as const;
const noCall = [{ kind: 'callBack', because: 'noNumber', days: 0 }] as const;

test('without the manager only the sets that do not take the manager’s word are left', () => {
  const { evidence } = ruleFor(guideRules, 'recovery', 'ordinary');
  expect(reachable(evidence, noManager)).toEqual([{ strong: 1, supporting: 0, including: [] }]);
});

test('a number that cannot be called leaves every set: another proof can stand in for the call', () => {
  const { evidence } = ruleFor(guideRules, 'recovery', 'ordinary');
  expect(reachable(evidence, noCall)).toEqual(evidence);
});

test('a sensitive new employee without manager cannot be proven', () => {
  expect(reachable(ruleFor(guideRules, 'onboarding', 'sensitive').evidence, noManager)).toEqual([]);
});
