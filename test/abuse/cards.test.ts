import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { contentHash } from '../../services/codes';
import type { Request } from '../../services/requests/request';
import { groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import {
  approve,
  cast,
  claimCodeOf,
  everythingTold,
  linkIn,
  openCase,
  ready,
  showing,
  verify,
} from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import type { WireCard } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

const { lea, kariOslo, theo, atle, anna, mona, tara } = people;
let scene: Scene;
let status: Message;

beforeAll(async () => {
  scene = await startScene();
  status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
  await everythingTold(scene);
});

afterAll(async () => {
  await scene.close();
});

async function caseOf({ id }: SandboxPerson): Promise<Request> {
  const request = await scene.product.world.store.openFor(id);
  if (request === undefined) throw new Error('no case');
  return request;
}

/** What somebody reads who presses a button of their own making, on a card of their own chat. */
async function forged(who: SandboxPerson, verb: string, data: object): Promise<string> {
  const person = scene.teams.person(who);
  const action = { type: 'Action.Execute', associatedInputs: 'none', title: '', verb, data };
  const message = {
    id: randomUUID(),
    conversation: person.conversation,
    card: { actions: [action] },
    edits: 0,
  };
  return textOf(await person.press(message, verb));
}

const refusedLines = (): readonly Readonly<Record<string, unknown>>[] =>
  scene.log
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
    .filter(({ event }) => event === 'desk:refused');

describe('the case of somebody else', () => {
  const hash = 'a'.repeat(64);
  const presses: readonly (readonly [string, object])[] = [
    ['status', {}],
    ['cancel', {}],
    ['readBack', { code: '123456', left: 3 }],
    ['form', { what: 'attest' }],
    ['attest', { attester: mona.upn }],
    ['video', { note: 'Seen' }],
    ['vouch', { note: 'Seen' }],
    ['disown', {}],
    ['approve', { hash }],
    ['deny', { reason: 'No' }],
    ['contain', {}],
    ['notMe', {}],
  ];

  const outsiders = [theo, atle].flatMap((who) => presses.map((press) => [who.name, ...press, who] as const));
  const draft = { scenario: '', picked: '', upn: '', ticket: '', reason: '', opener: '' };
  test.each([
    ...outsiders,
    [atle.name, 'revoke', {}, atle] as const,
    [atle.name, 'takeOver', draft, atle] as const,
  ])(
    '%s, who has no part in it, presses "%s" and is told the same as of no case (AC-23, AC-135)',
    async (_name, verb, data, who) => {
      const before = await caseOf(lea);
      const read = scene.teams.person(who).messages().length;
      const told = await forged(who, verb, { ...data, id: before.id });
      expect(told).toBe(await forged(who, verb, { ...data, id: randomUUID() }));
      expect(told).toMatch(/^(?:No such case|Not an approver)/);
      expect(told).not.toMatch(new RegExp(`${lea.name}|${lea.upn}|${before.ref}`));
      expect(await caseOf(lea)).toEqual(before);
      expect(scene.teams.person(who).messages()).toHaveLength(read);
    },
  );

  test('why somebody was refused stands in the log, with who it was and which case (AC-135)', async () => {
    const { id } = await caseOf(lea);
    await forged(theo, 'cancel', { id });
    expect(refusedLines().at(-1)).toMatchObject({ code: 'requestUnknown', by: theo.id, about: id });
  });
});

describe('out of order (AC-26)', () => {
  test('what is not proven is not approved, not made ready and not opened', async () => {
    const request = await caseOf(lea);
    expect(await forged(anna, 'approve', { id: request.id, hash: contentHash(request), reason: '' })).toMatch(
      /^No such case/,
    );
    const page = await createVisitor(scene).signIn(`/ready/${request.ref}`, tara);
    expect(page.status).toBe(403);
    expect((await createVisitor(scene).open(`/h/${request.locator}`)).status).toBe(404);
    expect(await caseOf(lea)).toMatchObject({ stage: 'verifying', approvals: [], attempts: [] });
    expect(await scene.product.world.store.lent(request.id)).toBeUndefined();
  });

  test('what was approved is not proven again', async () => {
    await verify(scene, status);
    await cast(scene).anna.sees(showing('Approve a pass', lea));
    const before = (await caseOf(lea)).evidence;
    await forged(mona, 'disown', { id: (await caseOf(lea)).id, note: 'Changed my mind' });
    await forged(tara, 'readBack', { id: (await caseOf(lea)).id, code: '123456', left: 3 });
    expect((await caseOf(lea)).evidence).toEqual(before);
  });
});

test('a colleague to whom an approver forwarded the card approves nothing (AC-24)', async () => {
  const card = await cast(scene).anna.sees(showing('Approve a pass', lea));
  expect(textOf(await scene.teams.person(atle).press({ ...card }, 'approve'))).toMatch(/^Not an approver/);
  expect(await forged(atle, 'deny', { id: (await caseOf(lea)).id, reason: 'No' })).toMatch(
    /^Not an approver/,
  );
  expect(await caseOf(lea)).toMatchObject({ stage: 'awaitingApproval', approvals: [] });
});

describe('what is added to a press', () => {
  test.each<[string, object]>([
    ['a lifetime', { lifetimeMinutes: 43_200 }],
    ['many uses', { isUsableOnce: false }],
    ['a start', { startDateTime: '2027-01-01T00:00:00Z' }],
    ['a group', { groupId: groups.privileged.id }],
    ['a class', { class: 'ordinary' }],
    ['a huge reason', { reason: 'x'.repeat(100_000) }],
    ['a list for a text', { reason: ['x'] }],
  ])('%s is refused whole (AC-22, AC-29)', async (_, more) => {
    const request = await caseOf(lea);
    const told = await forged(anna, 'approve', {
      id: request.id,
      hash: contentHash(request),
      reason: '',
      ...more,
    });
    expect(told).toMatch(/Nothing was changed/);
    expect((await caseOf(lea)).approvals).toEqual([]);
  });

  test('never reaches Graph: the pass is what policy says, and starts when it is made (AC-22, AC-123)', async () => {
    await approve(scene);
    await ready(scene);
    const path = linkIn(scene, 'INC0010001');
    const visitor = createVisitor(scene);
    const fields = {
      code: await claimCodeOf(scene),
      lifetimeInMinutes: '43200',
      startDateTime: '2027-01-01',
    };
    const shown = await visitor.submit(path, await visitor.open(path), fields);
    expect(passcodeOn(shown.text)).toBeDefined();
    const [made, ...more] = scene.recorder.exchanges.filter(
      ({ to, method, url }) => to === 'graph' && method === 'POST' && url.endsWith('PassMethods'),
    );
    expect(more).toEqual([]);
    expect(JSON.parse(made?.requestBody ?? '')).toEqual({ lifetimeInMinutes: 30, isUsableOnce: true });
    expect(scene.graph.tenant.inGroup(groups.recovery.id)).toEqual([lea.id]);
  });
});

test('control and direction characters in a reason stay in it: one line in the log, inert on the card (AC-29, AC-118)', async () => {
  const reason = 'Phone\u0000gone\u001b[31m\r\n{"event":"desk:approved"}\u202E\u2028\uD800';
  const card = await cast(scene).tara.says('new');
  const draft = {
    scenario: 'recovery',
    picked: '',
    upn: kariOslo.upn,
    ticket: 'INC0010012',
    reason,
    opener: 'subject',
  };
  const press = async (verb: string, data: object): Promise<WireCard> => {
    const action = { type: 'Action.Execute', associatedInputs: 'none', title: '', verb, data };
    return await cast(scene).tara.press({ ...card, card: { actions: [action] } }, verb);
  };
  expect(textOf(await press('open', { draft, subjectId: kariOslo.id }))).toContain('Prove who is calling');
  const shown = JSON.stringify((await cast(scene).tara.sees(showing('Prove who is calling', kariOslo))).card);
  expect(shown).toMatch(/Phone/);
  expect(shown).not.toMatch(/\\u0000|\\u001b|[\u202e\u2028]|\\ud800/i);
  const lines = scene.log.join('').trimEnd().split('\n');
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u202e\u2028]/);
});
