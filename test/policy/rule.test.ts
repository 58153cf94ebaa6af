import { expect, test } from '@jest/globals';
import { guideRules, ruleFor } from '../../services/policy/rule';

test('who asks to restore an administrator is held to the rule for administrators, whoever it turns out to be', () => {
  expect(ruleFor(guideRules, 'privileged', 'ordinary')).toBe(guideRules.privileged);
});

test('a sensitive new hire is vouched for by the manager, beside strong proof', () => {
  expect(ruleFor(guideRules, 'onboarding', 'sensitive').evidence).toEqual([
    { strong: 1, supporting: 1, including: ['managerVouch'] },
  ]);
});
