import { expect, test } from '@jest/globals';
import { evidenceTraits } from '../../services/policy/evidence';
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

test('the ladder: what is strong, by which channel it comes, and whether somebody else gives it', () => {
  const ladder = Object.entries(evidenceTraits).map(([kind, { strength, channel, fromSomebodyElse }]) =>
    [kind, strength, channel, fromSomebodyElse ? 'somebody else' : 'the technician'].join(', '),
  );
  expect(ladder).toEqual([
    'verifiedId, strong, wallet, somebody else',
    'inPerson, strong, presence, somebody else',
    'strongSignIn, strong, signIn, somebody else',
    'identityProofing, strong, wallet, somebody else',
    'callBack, supporting, phone, the technician',
    'managerVouch, supporting, teams, somebody else',
    'numberMatch, supporting, push, somebody else',
    'liveVideo, supporting, video, the technician',
    'recoveryContact, supporting, recoveryContact, somebody else',
    'postalCode, supporting, post, somebody else',
  ]);
});
