import { expect, test } from '@jest/globals';
import { guidePolicy } from '../../services/policy/policy';
import { readPolicy } from '../../services/policyFile';

const { rules } = guidePolicy;

test.each(['smsCode', 'securityQuestion', 'employeeNumber', 'voice', '__proto__'])(
  'a policy cannot ask for "%s", because no such evidence exists (AC-28)',
  (kind) => {
    const evidence = [{ strong: 1, supporting: 0, including: [kind] }];
    const recovery = { ...rules.recovery, ordinary: { ...rules.recovery.ordinary, evidence } };
    const text = JSON.stringify({ ...guidePolicy, rules: { ...rules, recovery } });
    expect(readPolicy(text)).toEqual({
      faults: [expect.stringContaining('rules.recovery.ordinary.evidence')],
    });
  },
);
