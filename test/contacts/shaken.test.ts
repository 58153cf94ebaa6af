import { expect, test } from '@jest/globals';
import { isShaken } from '../../services/contacts/shaken';
import type { Background } from '../../services/policy/facts';
import type { Request } from '../../services/requests/request';
import { at } from '../requests/examples';
import { Play } from '../requests/play';

const calm: Background = {
  changes: { phone: undefined, manager: undefined, password: undefined },
  risk: 'none',
  signedInAt: undefined,
  managerFit: false,
};
const changed = (what: 'phone' | 'manager' | 'password'): Background => ({
  ...calm,
  changes: { phone: undefined, manager: undefined, password: undefined, [what]: at(0) },
});
const { request } = new Play();
const shown: Request['attempts'][number] = {
  number: 1,
  intendedAt: at(0),
  passId: 'pass',
  expiresAt: at(30),
  shownAt: at(1),
  state: 'handedOver',
  gone: true,
  settled: false,
};

test.each<[string, Background, readonly Partial<Request>[], boolean]>([
  ['a quiet account', calm, [], false],
  ['a quiet account with a case that came to nothing', calm, [{ outcome: 'cancelled' }], false],
  ['a number that changed', changed('phone'), [], true],
  ['a password that changed', changed('password'), [], true],
  ['a manager who changed, which is no sign', changed('manager'), [], false],
  ['a log that cannot be read', { ...calm, changes: undefined }, [], true],
  ['some risk', { ...calm, risk: 'medium' }, [], true],
  ['high risk', { ...calm, risk: 'high' }, [], true],
  ['risk that the tenant does not tell', { ...calm, risk: 'unknown' }, [], false],
  ['a pass to get in again', calm, [{ attempts: [shown] }], true],
  ['a pass that was made and never shown', calm, [{ attempts: [{ ...shown, shownAt: undefined }] }], false],
  ['a first pass', calm, [{ scenario: 'onboarding', attempts: [shown] }], false],
  ['"this was not me"', calm, [{ because: 'notMe' }], true],
  ['a case that was contained', calm, [{ containment: 'done' }], true],
  ['read-back codes that were used up', calm, [{}, { readBackFailures: 3 }], true],
])('%s', (_, background, cases, expected) => {
  expect(
    isShaken(
      background,
      cases.map((one) => ({ ...request, ...one })),
    ),
  ).toBe(expected);
});
