import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { cast, openCase, showing } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';
import { createVisitor } from '../sandbox/visitor';

const { kariOslo, kariBergen, lea, mona, elin, petra } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

const addressOn = (status: Message, how: 'key' | 'push'): string => {
  const url = new RegExp(`https://\\S+/prove/\\S+/${how}`).exec(textOf(status.card))?.[0] ?? '';
  return url === '' ? '' : new URL(url).pathname;
};
const evidenceOf = async ({ id }: SandboxPerson): Promise<readonly string[]> =>
  ((await scene.product.world.store.openFor(id))?.evidence ?? []).map(({ kind }) => kind);
const withKey = { ...kariOslo, methods: [...kariOslo.methods, { type: 'fido2' }] };

describe('somebody whose key still works', () => {
  let status: Message;

  test('signs in at an address that is read aloud, is proven, and is told that no pass is needed', async () => {
    const { tara } = cast(scene);
    status = await openCase(scene, { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' });
    const page = await createVisitor(scene).signIn(addressOn(status, 'key'), withKey);
    expect(page.text).toMatch(/that was you[^]*you need no pass[^]*mysecurityinfo/);
    await tara.sees(showing('Waiting for approval', kariOslo));
    expect(await evidenceOf(kariOslo)).toEqual(['strongSignIn']);
  });

  test('and the address says nothing once the proof is there', async () => {
    expect(
      (await createVisitor(scene).signIn(addressOn(status, 'key') || '/prove/x/key', withKey)).status,
    ).toBe(404);
  });
});

describe('a sign-in proves nothing', () => {
  let path: string;

  test('without a method of the strength that was demanded', async () => {
    const status = await openCase(scene, { scenario: 'recovery', upn: kariBergen.upn, ticket: 'INC0010004' });
    path = addressOn(status, 'key');
    expect((await createVisitor(scene).signIn(path, kariBergen)).text).toMatch(/Not just now/);
    expect(await evidenceOf(kariBergen)).toEqual([]);
  });

  test('of somebody else, who learns nothing of the case', async () => {
    const page = await createVisitor(scene).signIn(path, people.pia);
    expect(page).toMatchObject({ status: 404, text: expect.not.stringContaining('Kari') });
    expect(await evidenceOf(kariBergen)).toEqual([]);
  });

  test('by a push to a phone that is said to be lost', async () => {
    const page = await createVisitor(scene).signIn(path.replace('/key', '/push'), kariBergen);
    expect(page.status).toBe(404);
    expect(await evidenceOf(kariBergen)).toEqual([]);
  });
});

test('a number-matched push counts beside the manager when the phone is at hand', async () => {
  const { tara } = cast(scene);
  const status = await openCase(scene, { scenario: 'reregistration', upn: lea.upn, ticket: 'INC0010001' });
  expect((await createVisitor(scene).signIn(addressOn(status, 'push'), lea)).text).toMatch(/that was you/);
  await tara.sees(/✓ Number match, Lea Lostphone/);
  const manager = scene.teams.person(mona);
  await manager.press(await manager.sees(showing('Is this really', lea)), 'vouch', {
    note: 'Spoke on video',
  });
  await tara.sees(showing('Waiting for approval', lea));
});

test('for an administrator a strong sign-in is one of the two strong proofs', async () => {
  const status = await openCase(scene, {
    scenario: 'recovery',
    upn: elin.upn,
    ticket: 'INC0010006',
    by: petra,
  });
  const key = { ...elin, methods: [{ type: 'windowsHelloForBusiness' }] };
  await createVisitor(scene).signIn(addressOn(status, 'key'), key);
  const card = await scene.teams.person(petra).sees(/✓ Strong sign-in, Elin Eligible/);
  expect(textOf(card.card)).toMatch(/Still needed: one strong proof\./);
});
