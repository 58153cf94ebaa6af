import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { statusCard } from '../../bot/views';
import { present } from '../../services/presenting';
import { people } from '../sandbox/people';
import { askForVerifiedId, below, caseOf, giveUp, happened, linkOn, newest } from '../sandbox/presenting';
import type { PresentingPage } from '../sandbox/presenting';
import { approve, cast, claimCodeOf, linkIn, openCase, ready, showing } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { evidenceOfRun, tainted } from '../sandbox/taint';
import { textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';
import { credentialOf, issuers } from '../sandbox/verifiedId/credential';
import type { Credential } from '../sandbox/verifiedId/credential';
import type { Showing } from '../sandbox/verifiedId/walletPages';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const { lea, kariOslo, kariBergen, mona, elin, petra } = people;
let scene: Scene;
let status: Message;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

/** Kari's case, in which a Verified ID is awaited. */
async function awaited(): Promise<PresentingPage> {
  status = await openCase(scene, { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' });
  return await askForVerifiedId(scene, status, kariOslo);
}

test('a lost phone is proven by Verified ID alone, and the manager passes the code on', async () => {
  const { tara } = cast(scene);
  const opened = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
  const page = await askForVerifiedId(scene, opened, lea);
  const before = await happened(scene, lea);
  const seen = await page.open();
  expect([seen.status, seen.text]).toEqual([200, expect.stringContaining('Lea L.')]);
  expect(seen.text).not.toMatch(/Lostphone|contoso\.example/);
  expect(seen.headers.get('refresh')).toBe('5');
  expect(seen.headers.get('content-security-policy')).toContain('img-src data:');
  expect(await happened(scene, lea)).toEqual(before);

  expect(await scene.verifiedId.scan(page.link)).toBe(200);
  await tara.sees(below('Scanned\\. The user goes on', lea));
  const scanned = await page.open();
  expect([scanned.text.includes('Scanned. Go on'), linkOn(scanned)]).toEqual([true, '']);
  const marker = 'Zq7-claim-nobody-needs';
  const credential = credentialOf(lea);
  const claims = { ...credential.claims, homeAddress: marker };
  expect(await scene.verifiedId.show(page.link, { ...credential, claims })).toBe(200);
  await tara.sees(showing('Waiting for approval', lea));
  expect((await page.open()).status).toBe(404);

  expect(textOf((await approve(scene)).card)).toMatch(/You approved/);
  await ready(scene);
  const visitor = createVisitor(scene);
  const path = linkIn(scene, 'INC0010001');
  const code = await claimCodeOf(scene);
  const shown = await visitor.submit(path, await visitor.open(path), { code });
  const session = scene.subject.signIn(lea.upn, passcodeOn(shown.text) ?? '') ?? '';
  expect(scene.subject.register(session, 'fido2')).toBe(true);
  await tara.sees(showing('Done: Passkey', lea));

  const evidence = await evidenceOfRun({ ...scene, exchanges: scene.recorder.exchanges });
  expect(tainted(evidence, marker)).toEqual([]);
  expect((await caseOf(scene, lea)).evidence).toMatchObject([
    { id: newest(scene).id, kind: 'verifiedId', by: lea.id, result: 'passed', note: '' },
  ]);
});

describe('what proves nothing is recorded as failed, and the card does not say what failed', () => {
  afterEach(async () => {
    await giveUp(scene, status, kariOslo);
  });

  const mine = (more: Partial<Credential>): Credential => credentialOf(kariOslo, more);
  const careless = { careless: true };
  test.each<[string, () => Credential, Showing, string]>([
    ['somebody else’s Verified ID', () => credentialOf(kariBergen), {}, 'otherPerson'],
    ['another face', () => mine({}), { score: 40 }, 'refusedByService'],
    ['another face, let through', () => mine({}), { score: 69, ...careless }, 'faceUnsure'],
    ['a revoked Verified ID', () => mine({ revoked: true }), {}, 'refusedByService'],
    ['a revoked one, let through', () => mine({ revoked: true }), careless, 'revoked'],
    ['one of another issuer, let through', () => mine({ issuer: issuers.stranger }), careless, 'wrongIssuer'],
    ['one of another type, let through', () => mine({ type: 'Membership' }), careless, 'wrongType'],
    ['one that has ended', () => mine({ endedDaysAgo: 1 }), careless, 'expired'],
  ])('%s', async (_, credential, showing_, because) => {
    const page = await awaited();
    expect(await scene.verifiedId.show(page.link, credential(), showing_)).toBe(200);
    const { tara } = cast(scene);
    const card = await tara.sees(below('I could not confirm that', kariOslo));
    expect(textOf(card.card)).toMatch(/✗ Verified ID with face check: not confirmed/);
    expect(textOf(card.card)).not.toMatch(/revoked|issuer|expired|score|Bergen|said no/i);
    expect(await caseOf(scene, kariOslo)).toMatchObject({
      stage: 'verifying',
      evidence: [{ kind: 'verifiedId', result: 'failed', because }],
    });
    expect((await page.open()).status).toBe(404);
  });
});

test('a person with a browser scans and shows with the wallet of the sandbox', async () => {
  const page = await awaited();
  const { url } = scene.verifiedId;
  expect(await (await fetch(url)).text()).toContain('asks for your Verified ID');
  const press = async (what: string): Promise<string> => {
    const body = new URLSearchParams({ link: page.link, person: 'kariOslo', do: what });
    return await (await fetch(`${url}/wallet`, { method: 'POST', body })).text();
  };
  expect(await press('scan')).not.toContain('Scan the code');
  expect(await press('face')).toContain('Nobody asks for anything now');
  expect((await caseOf(scene, kariOslo)).stage).toBe('awaitingApproval');
  await giveUp(scene, status, kariOslo);
});

test('the face of an administrator must be surer, and Verified ID is one of the two proofs', async () => {
  const draft = { scenario: 'recovery', upn: elin.upn, ticket: 'INC0010006', by: petra };
  const opened = await openCase(scene, draft);
  const first = await askForVerifiedId(scene, opened, elin, petra);
  const { validation } = newest(scene).asked.requestedCredentials[0].configuration;
  expect(validation.faceCheck?.matchConfidenceThreshold).toBe(85);
  await scene.verifiedId.show(first.link, credentialOf(elin), { score: 84, careless: true });
  const client = scene.teams.person(petra);
  await client.sees(below('I could not confirm that', elin));
  const second = await askForVerifiedId(scene, opened, elin, petra);
  await scene.verifiedId.show(second.link, credentialOf(elin), { score: 85 });
  await client.sees(below('Still needed: one strong proof', elin));
  expect(await caseOf(scene, elin)).toMatchObject({
    stage: 'verifying',
    evidence: [{ because: 'faceUnsure' }, { kind: 'verifiedId', result: 'passed' }],
  });
});

test('when the service does not answer, or is not set up, the case stays as it was', async () => {
  const { tara } = cast(scene);
  status = await openCase(scene, { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' });
  scene.verifiedId.fault(({ method }) => method === 'POST', 'resetBefore');
  const card = await tara.press(status, 'present');
  expect(textOf(card)).toContain('Verified ID does not answer');
  const { stage, presentation } = await caseOf(scene, kariOslo);
  expect([stage, presentation]).toEqual(['verifying', undefined]);
  const request = await caseOf(scene, kariOslo);
  const without = { ...scene.product.world, presentations: undefined };
  expect(statusCard(without, request)).toMatchObject({ data: { presentation: undefined } });
  expect(await present(without, people.tara, request.id)).toMatchObject({
    refusal: { refused: 'requestUnknown' },
  });
  const { world } = scene.product;
  expect(await present(world, mona, request.id)).toEqual({ refusal: { refused: 'notYours' } });
  const health = { ...world.health, out: () => ['audit' as const] };
  expect(await present({ ...world, health }, people.tara, request.id)).toMatchObject({
    refusal: { refused: 'partOut' },
  });
  expect((await caseOf(scene, kariOslo)).presentation).toBeUndefined();
});

test.each(['/v/abcd-2345', '/v/ABCD2345', '/v/x', '/v/..%2f..', '/v/abcd-23456'])(
  'the page %s, which is none, is like one that is over',
  async (path) => {
    const { status: code, text } = await createVisitor(scene).open(path);
    expect([code, text.includes('Nothing to open here')]).toEqual([404, true]);
  },
);
