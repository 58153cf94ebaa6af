import { expect, test } from '@jest/globals';
import { elevatedRule } from '../../services/policy/modes';
import { guideRules, ruleFor } from '../../services/policy/rule';

test('under elevated threat an ordinary case takes strong proof and two approvers', () => {
  const rule = ruleFor(guideRules, 'recovery', 'ordinary');
  expect(elevatedRule(rule)).toEqual({
    ...rule,
    approvals: 2,
    evidence: [{ strong: 1, supporting: 0, including: [] }],
  });
});

test('what asks for more already stays as it is', () => {
  const rule = { ...guideRules.privileged, approvals: 3 };
  expect(elevatedRule(rule)).toEqual(rule);
});
