import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Fault } from '../../services/faults';
import { Secret } from '../../services/secret';
import { createVerifiedId } from '../../services/verifiedId/verifiedId';
import type { WireFault } from '../sandbox/httpsDouble';
import { issuers } from '../sandbox/verifiedId/credential';
import { asking, startStage } from './verifiedIdStage';
import type { VerifiedIdStage } from './verifiedIdStage';

const question = { state: randomUUID(), apiKey: new Secret('key-of-this-state'), threshold: 70 };
let stage: VerifiedIdStage | undefined;

async function started(...settings: Parameters<typeof startStage>): Promise<VerifiedIdStage> {
  stage = await startStage(...settings);
  return stage;
}

const calls = ({ recorder }: VerifiedIdStage) => recorder.exchanges.filter(({ to }) => to === 'verifiedId');

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

describe('a presentation is asked for', () => {
  test('from our issuers only, not revoked, of a linked domain, with a face, and answered to us alone', async () => {
    const { presentations, double } = await started();
    const asked = await presentations.ask({ ...question, threshold: 85 });
    expect(double.requests.map((request) => request.asked)).toEqual([
      {
        authority: issuers.ours,
        includeQRCode: true,
        includeReceipt: false,
        registration: { clientName: asking.clientName, purpose: asking.purpose },
        callback: {
          url: asking.callbackUrl,
          state: question.state,
          headers: { 'api-key': 'key-of-this-state' },
        },
        requestedCredentials: [
          {
            type: 'VerifiedEmployee',
            purpose: asking.purpose,
            acceptedIssuers: [issuers.ours],
            configuration: {
              validation: {
                allowRevoked: false,
                validateLinkedDomain: true,
                faceCheck: { sourcePhotoClaimName: 'photo', matchConfidenceThreshold: 85 },
              },
            },
          },
        ],
      },
    ]);
    expect(asked).toMatchObject({ id: double.requests[0]?.id, link: double.requests[0]?.link });
    expect(asked.qrCode).toMatch(/^data:image\/png;base64,/);
  });

  test('until a moment on the clock of the service', async () => {
    const { presentations, clock } = await started();
    clock.move(3_600_000);
    const { expiresAt } = await presentations.ask(question);
    const minutes = (Date.parse(expiresAt) - clock.now().getTime()) / 60_000;
    expect(minutes).toBeGreaterThan(4);
    expect(minutes).toBeLessThanOrEqual(5);
  });

  test('never from nobody in particular, which the service would take for anybody', async () => {
    const { presentations, recorder } = await started({ issuers: [] });
    await expect(presentations.ask(question)).rejects.toThrow('without issuers');
    expect(recorder.exchanges).toEqual([]);
  });

  test('over https only', () => {
    const tokenFor = () => Promise.reject(new Error('no token'));
    expect(() => createVerifiedId({ ...asking, url: 'http://localhost:1', tokenFor })).toThrow('https');
  });
});

describe('trouble', () => {
  const page = { status: 201, body: '<html>' };
  const elsewhere = { status: 302, headers: { location: 'https://evil.example' }, body: '' };
  const refused = (status: number) => ({ status, headers: { 'ms-cv': 'AbC+1.2' }, body: { error: {} } });

  test.each<[string, WireFault, string, boolean]>([
    ['a reset', 'resetBefore', 'VERIFIED_ID_UNAVAILABLE', true],
    ['a reset after the request was made', 'resetAfter', 'VERIFIED_ID_UNAVAILABLE', true],
    ['silence', { slowMs: 4_000 }, 'VERIFIED_ID_UNAVAILABLE', true],
    ['an error of the service', refused(500), 'VERIFIED_ID_UNAVAILABLE', true],
    ['too many calls', refused(429), 'VERIFIED_ID_THROTTLED', true],
    ['a refusal', refused(400), 'VERIFIED_ID_REFUSED', false],
    ['a redirect', elsewhere, 'VERIFIED_ID_REFUSED', false],
    ['a page', page, 'VERIFIED_ID_ANSWER', true],
    ['half an answer', { doneBut: 'truncated' }, 'VERIFIED_ID_UNAVAILABLE', true],
    ['nothing', { doneBut: 'empty' }, 'VERIFIED_ID_ANSWER', true],
  ])('%s is a fault with a code, after one call', async (_, fault, code, retryable) => {
    const started_ = await started();
    started_.double.fault(() => true, fault);
    const thrown: unknown = await started_.presentations.ask(question).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Fault);
    expect(thrown).toMatchObject({ code, details: { retryable } });
    expect(calls(started_).length).toBeLessThanOrEqual(1);
    expect((thrown as Fault).message).toBe(code);
  });

  test('a call that failed is named by the service’s own id and by none of its words', async () => {
    const { presentations, double } = await started();
    double.fault(() => true, refused(400));
    await expect(presentations.ask(question)).rejects.toMatchObject({ details: { vendorId: 'AbC+1.2' } });
  });

  test('an application that may not ask is told so', async () => {
    const { presentations } = await started({ as: 'reaper' });
    await expect(presentations.ask(question)).rejects.toMatchObject({
      code: 'VERIFIED_ID_FORBIDDEN',
      details: { status: 403, retryable: false },
    });
  });

  const good = {
    requestId: randomUUID(),
    url: 'openid-vc://?request_uri=https%3A%2F%2Fx.example',
    expiry: 1_900_000_000,
    qrCode: 'data:image/png;base64,AAAA',
  };

  test.each<[string, object]>([
    ['an id that is none', { requestId: '../x' }],
    ['a link to somewhere else', { url: 'https://evil.example' }],
    ['a link that breaks out of its place', { url: 'openid-vc://?x"><script>' }],
    ['a picture from elsewhere', { qrCode: 'https://evil.example/p.png' }],
    ['a picture that is a page', { qrCode: 'data:text/html;base64,AAAA' }],
    ['no picture', { qrCode: undefined }],
    ['no end', { expiry: undefined }],
  ])('%s is no answer', async (_, change) => {
    const { presentations, double } = await started();
    double.fault(() => true, { status: 201, body: { ...good, ...change } });
    await expect(presentations.ask(question)).rejects.toMatchObject({ code: 'VERIFIED_ID_ANSWER' });
  });
});
