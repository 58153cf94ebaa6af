import { expect, test } from '@jest/globals';
import { lostMethods } from '../../services/policy/lostMethods';
import { methodKinds, scenarios } from '../../services/policy/terms';
import { facts } from '../requests/examples';

const every = methodKinds.flatMap((kind) =>
  [true, false].map((onPhone) => ({ id: `${kind} ${onPhone ? 'on' : 'off'}`, kind, onPhone, label: kind })),
);

test('with a lost phone goes what is on it and can be taken away; a password, a pass and a mail address stay', () => {
  expect(lostMethods(facts(0, { methods: every }), 'recovery').map(({ id }) => id)).toEqual([
    'passkey on',
    'authenticator on',
    'windowsHello on',
    'phone on',
    'softwareOath on',
    'platformCredential on',
  ]);
});

test.each(scenarios.filter((scenario) => scenario !== 'recovery'))(
  '%s says nothing of a lost phone',
  (scenario) => {
    expect(lostMethods(facts(0, { methods: every }), scenario)).toEqual([]);
  },
);
