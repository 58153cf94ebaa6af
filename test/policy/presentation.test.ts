import { describe, expect, test } from '@jest/globals';
import { faceThreshold, unproven } from '../../services/policy/presentation';
import type { Presented } from '../../services/policy/presentation';

const subject = {
  id: '0a0a0a0a-0000-4000-8000-00000000000a',
  name: 'A. Subject',
  upn: 'a.subject@example.org',
};
const terms = { issuers: ['did:web:example.org'], type: 'VerifiedEmployee' };
const now = '2026-03-02T09:00:00.000Z';
const good: Presented = {
  issuer: 'did:web:example.org',
  types: ['VerifiableCredential', 'VerifiedEmployee'],
  revocation: 'VALID',
  expiresAt: '2026-09-01T00:00:00.000Z',
  account: 'a.subject@example.org',
  faceScore: 70,
};
const judged = (change: Partial<Presented>, threshold = 70) =>
  unproven({ ...good, ...change }, terms, { subject, threshold, now });

describe('a presentation proves the subject', () => {
  test.each<[string, Partial<Presented>]>([
    ['with their user principal name', {}],
    ['however it is written', { account: 'A.Subject@Example.ORG' }],
    ['with their object id', { account: subject.id.toUpperCase() }],
    ['with a face that could not be more like the photo', { faceScore: 100 }],
  ])('%s', (_, change) => {
    expect(judged(change)).toBeUndefined();
  });
});

describe('a presentation proves nothing', () => {
  test.each<[string, Partial<Presented>, string]>([
    ['from an issuer that is not ours', { issuer: 'did:web:example.org.evil.example' }, 'wrongIssuer'],
    ['of another type', { types: ['VerifiableCredential'] }, 'wrongType'],
    ['that is revoked', { revocation: 'INVALID' }, 'revoked'],
    ['of which nobody knows whether it is revoked', { revocation: '' }, 'revoked'],
    ['that has just expired', { expiresAt: now }, 'expired'],
    ['that does not say when it expires', { expiresAt: undefined }, 'expired'],
    ['of somebody else', { account: 'b.other@example.org' }, 'otherPerson'],
    ['of somebody whose name begins alike', { account: 'a.subject@example.org.evil.example' }, 'otherPerson'],
    ['of nobody', { account: '' }, 'otherPerson'],
    ['without the claim', { account: undefined }, 'otherPerson'],
    ['with a face that is less like the photo', { faceScore: 69.9 }, 'faceUnsure'],
    ['without a face', { faceScore: undefined }, 'faceUnsure'],
    ['with a score that is none', { faceScore: Number.NaN }, 'faceUnsure'],
    ['with a score beyond the scale', { faceScore: 9_500 }, 'faceUnsure'],
  ])('%s', (_, change, why) => {
    expect(judged(change)).toBe(why);
  });
});

test('a subject of whom the directory tells no name is nobody’s claim', () => {
  const nameless = { subject: { ...subject, upn: '' }, threshold: 70, now };
  expect(unproven({ ...good, account: '' }, terms, nameless)).toBe('otherPerson');
});

test('the face of a privileged subject must be surer', () => {
  expect([faceThreshold('ordinary'), faceThreshold('sensitive')]).toEqual([70, 70]);
  expect([judged({ faceScore: 84 }, faceThreshold('privileged')), faceThreshold('privileged')]).toEqual([
    'faceUnsure',
    85,
  ]);
});
