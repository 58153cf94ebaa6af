import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { answer } from '../../bot/cli/command';
import { desk } from '../../bot/cli/desk';
import { upkeep } from '../../services/upkeep';
import { manager, opening } from '../requests/examples';
import { noticed } from '../sandbox/noticed';
import { groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { approve, cast, openCase, showing, verify } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';

const { kariBergen, atle, arne, anna, siri, georg } = people;
const minute = 60_000;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

const inRecovery = (): readonly string[] => scene.graph.tenant.inGroup(groups.recovery.id);
const putIn = (group: { readonly id: string }, person: { readonly id: string }): void => {
  scene.graph.tenant.members.get(group.id)?.set(person.id, 0);
};
const sweep = (): Promise<void> => upkeep(scene.product.world, 0);
const notice = (text: RegExp): Promise<Message> => noticed(scene, text);

async function operate(...argv: readonly string[]) {
  const said: string[] = [];
  const code = await answer(desk, argv, scene.environment, (line) => said.push(line));
  return { code, said: said.join('\n') };
}

describe('more left behind than a crash leaves', () => {
  const many = Array.from({ length: 11 }, (_, index) => ({
    ...atle,
    id: randomUUID(),
    upn: `old${index}@contoso.example`,
  }));

  test('is not removed before security says so', async () => {
    for (const person of many) {
      scene.graph.tenant.hire(person);
      await closedCaseOf(person);
      putIn(groups.recovery, person);
    }
    scene.clock.move(6 * minute);
    await sweep();
    await notice(/Too much to clean up[^]*11 people/);
    expect(inRecovery()).toHaveLength(11);
  });

  test('is removed when security presses', async () => {
    const card = await notice(/Too much to clean up/);
    expect(textOf(await scene.teams.person(anna).press({ ...card }, 'allowSweep'))).toContain(
      'For security only',
    );
    expect(textOf(await scene.teams.person(arne).press(card, 'allowSweep'))).toContain('Cleaning up');
    await sweep();
    await expectSoon(() => inRecovery().length === 0);
  });

  test('is removed when an operator says so; who has a case, or owes it to somebody else, stays', async () => {
    scene.clock.move(60 * minute);
    for (const person of many) putIn(groups.recovery, person);
    const open = await openCase(scene, { scenario: 'recovery', upn: kariBergen.upn, ticket: 'INC0010004' });
    await verify(scene, open, kariBergen);
    await approve(scene, kariBergen);
    await cast(scene).tara.sees(showing('Prepared', kariBergen));
    putIn(groups.recovery, siri);
    scene.portal.makePass(georg, atle);
    await sweep();
    expect(inRecovery()).toHaveLength(13);
    expect(await operate('status')).toMatchObject({
      code: 0,
      said: expect.stringContaining('A sweep stopped at 11 orphans; npm run desk -- sweep --yes'),
    });
    expect(await operate('sweep')).toMatchObject({ code: 2 });
    await sweep();
    expect(inRecovery()).toHaveLength(13);
    expect(await operate('sweep', '--yes')).toEqual({
      code: 0,
      said: 'The next sweep, within a minute, removes all orphans.',
    });
    await sweep();
    await expectSoon(() => inRecovery().length === 2);
    expect(new Set(inRecovery())).toEqual(new Set([kariBergen.id, siri.id]));
    expect([...scene.graph.tenant.passes.keys()]).toEqual([atle.id]);
  });
});

/** A case of ours that ended just now, as its events tell it. */
async function closedCaseOf({ id, name, upn }: SandboxPerson): Promise<void> {
  const requestId = randomUUID();
  const tail = requestId.replaceAll('-', '');
  await scene.product.world.store.change(requestId, () => ({
    events: [
      {
        kind: 'opened',
        opening: {
          ...opening().opening,
          id: requestId,
          ref: `TAP-${tail.slice(0, 6).toUpperCase()}`,
          locator: tail.slice(0, 8),
          subject: { id, name, upn },
          groupId: groups.recovery.id,
        },
      },
      { kind: 'enrolling' },
      { kind: 'enrolled' },
      { kind: 'concluded', outcome: 'cancelled', because: 'person', person: manager },
      { kind: 'left' },
      { kind: 'closed' },
    ],
    by: 'desk',
    answer: undefined,
  }));
}

async function expectSoon(holds: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + 60_000;
  while (!holds() && performance.now() < giveUpAt) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(holds()).toBe(true);
}
