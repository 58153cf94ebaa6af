import { describe, expect, test } from '@jest/globals';
import { implausible } from '../../services/policy/plausible';
import type { Method } from '../../services/policy/facts';
import type { MethodKind } from '../../services/policy/terms';
import { at, facts } from '../requests/examples';

const method = (kind: MethodKind, onPhone = false): Method => ({
  id: kind,
  kind,
  onPhone,
  label: `A ${kind}`,
});
const strong: readonly MethodKind[] = ['passkey', 'windowsHello'];
const days = (count: number): string => at(count * 24 * 60);

describe('a new hire', () => {
  const hire = (more: Parameters<typeof facts>[1] = {}) =>
    implausible(
      facts(0, { methods: [method('password')], signedInBefore: false, startDate: at(0), ...more }),
      'onboarding',
      strong,
    );

  test('has a password at most, or a pass, which is judged elsewhere', () => {
    expect(hire()).toBeUndefined();
    expect(hire({ methods: [] })).toBeUndefined();
    expect(hire({ methods: [method('password'), method('pass')] })).toBeUndefined();
    expect(hire({ methods: [method('password'), method('phone', true)] })).toEqual({
      why: 'notNewHire',
      methods: ['A phone'],
    });
  });

  test('has never signed in, as far as the tenant tells', () => {
    for (const signedInBefore of [true, undefined])
      expect(hire({ signedInBefore })).toEqual({ why: 'notNewHire', methods: [] });
  });

  test('starts within three days, or started within fourteen', () => {
    for (const startDate of [days(3), days(-14)]) expect(hire({ startDate })).toBeUndefined();
    for (const startDate of [days(3.01), days(-14.01)])
      expect(hire({ startDate })).toEqual({ why: 'outsideStart' });
    expect(hire({ startDate: undefined })).toEqual({ why: 'startDateUnknown' });
  });
});

test('who has a strong method that is not on the lost phone uses that one', () => {
  const having = (...methods: Method[]) => implausible(facts(0, { methods }), 'recovery', strong);
  expect(having(method('passkey'), method('phone', true))).toEqual({
    why: 'hasStrongMethod',
    methods: ['A passkey'],
  });
  expect(having(method('passkey', true), method('email'))).toBeUndefined();
});
