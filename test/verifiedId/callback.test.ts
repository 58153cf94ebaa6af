import { describe, expect, test } from '@jest/globals';
import { readCallback } from '../../services/verifiedId/callback';

const id = '5f0c8a52-7d1e-4b0a-9c55-1f0e2d3c4b5a';
const state = '0d4ff23a-2c26-4d1d-9a2a-3e7c4c1f9d10';
const credential = {
  issuer: 'did:web:id.example',
  type: ['VerifiableCredential', 'VerifiedEmployee'],
  claims: { revocationId: 'a.subject@example.com', displayName: 'A. Subject', oid: id },
  credentialState: { revocationStatus: 'VALID' },
  domainValidation: { url: 'https://example.com/' },
  issuanceDate: '2026-01-01T00:00:00Z',
  expirationDate: '2026-07-01T02:00:00+02:00',
  faceCheck: { matchConfidenceScore: 86.314, sourcePhotoQuality: 'HIGH' },
};
const verified = (change: object = {}) => ({
  requestId: id,
  state,
  requestStatus: 'presentation_verified',
  subject: 'did:ion:holder',
  verifiedCredentialsData: [{ ...credential, ...change }],
});
const read = (body: unknown, claim = 'revocationId') => readCallback(JSON.stringify(body), claim);

describe('what the service posts', () => {
  test('a code was scanned', () => {
    expect(read({ requestId: id, state, requestStatus: 'request_retrieved' })).toEqual({
      id,
      state,
      news: 'scanned',
    });
  });

  test('a credential is read as what it says about issuer, type, state, end, face and account, and no more', () => {
    expect(read(verified())).toEqual({
      id,
      state,
      news: {
        presented: {
          issuer: 'did:web:id.example',
          types: ['VerifiableCredential', 'VerifiedEmployee'],
          revocation: 'VALID',
          expiresAt: '2026-07-01T00:00:00.000Z',
          account: 'a.subject@example.com',
          faceScore: 86.314,
        },
      },
    });
  });

  test('the account is in the claim that the organisation named', () => {
    expect(read(verified(), 'oid')).toMatchObject({ news: { presented: { account: id } } });
    for (const claim of ['missing', 'constructor', '__proto__'])
      expect(read(verified(), claim)).toMatchObject({ news: { presented: { account: undefined } } });
  });

  test('an error is a refusal, whatever its words', () => {
    const error = { code: 'claimValidationError', message: 'Match confidence score failing.' };
    expect(read({ requestId: id, state, requestStatus: 'presentation_error', error })).toEqual({
      id,
      state,
      news: { unproven: 'refusedByService' },
    });
  });

  test.each<[string, object]>([
    ['without a state of the credential', { credentialState: undefined }],
    ['with a score in words', { faceCheck: { matchConfidenceScore: '95' } }],
    ['with an end that is no moment', { expirationDate: 'tomorrow' }],
  ])('a credential %s is unreadable, which is no proof', (_, change) => {
    expect(read(verified(change))).toEqual({ id, state, news: { unproven: 'unreadable' } });
  });

  test.each([
    ['none', []],
    ['two', [credential, credential]],
  ])('%s in the place of one credential is unreadable', (_, data) => {
    expect(read({ ...verified(), verifiedCredentialsData: data })).toMatchObject({
      news: { unproven: 'unreadable' },
    });
  });

  test.each<[string, string]>([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['another status', JSON.stringify({ requestId: id, state, requestStatus: 'issuance_successful' })],
    ['a state that is none of ours', JSON.stringify({ ...verified(), state: '\u0000' })],
    ['an id that is none', JSON.stringify({ ...verified(), requestId: 'x' })],
  ])('%s is not about a presentation', (_, body) => {
    expect(readCallback(body, 'revocationId')).toBeUndefined();
  });
});
