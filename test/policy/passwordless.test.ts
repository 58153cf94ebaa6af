import { expect, test } from '@jest/globals';
import type { Method } from '../../services/policy/facts';
import { lackAfter, lackOf } from '../../services/policy/passwordless';
import { guidePolicy } from '../../services/policy/policy';
import { scenarios } from '../../services/policy/terms';
import type { MethodKind } from '../../services/policy/terms';

const { strongMethods } = guidePolicy;
const has = (kind: MethodKind, onPhone = false): Method => ({ id: kind, kind, onPhone, label: kind });
const [password, app, call] = [has('password'), has('authenticator', true), has('phone', true)];

test.each<[string, readonly Method[], ReturnType<typeof lackOf>]>([
  ['a password alone', [password], 'noStrong'],
  ['a phone and Authenticator', [password, app, call], 'noStrong'],
  ['Authenticator and nothing else', [password, app], 'authenticatorOnly'],
  ['a passkey on the phone alone', [password, app, has('passkey', true)], 'phoneOnly'],
  ['a key beside the phone', [password, app, has('passkey', true), has('passkey')], undefined],
  ['Windows Hello', [password, has('windowsHello')], undefined],
])('with %s, what would spare the next case is told', (_, methods, lack) => {
  expect(lackOf(methods, strongMethods, 'recovery')).toBe(lack);
  expect(lackOf([...methods, has('pass')], strongMethods, 'recovery')).toBe(lack);
});

test('a new hire is told of nothing that is missing; everybody else is', () => {
  expect(scenarios.filter((one) => lackOf([password], strongMethods, one) === undefined)).toEqual([
    'onboarding',
  ]);
});

test.each<[string, readonly MethodKind[], string, ReturnType<typeof lackAfter>]>([
  ['one key, and a phone with it', ['passkey', 'phone'], 'completed', 'oneKey'],
  ['two keys', ['passkey', 'windowsHello'], 'completed', undefined],
  ['nothing strong', ['phone'], 'unregistered', undefined],
  ['one key, taken away again', ['passkey'], 'contained', undefined],
])('a case that ended with %s', (_, kinds, outcome, lack) => {
  const registered = kinds.map((kind) => ({ kind }));
  expect(lackAfter({ outcome, registered, strongMethods })).toBe(lack);
});
