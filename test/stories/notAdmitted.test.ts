import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { answer } from '../../bot/cli/command';
import { tenant } from '../../bot/cli/tenant';
import { checkDrift } from '../../services/keepBaseline';
import { passConfiguration } from '../sandbox/graph/configuration/configuration';
import { emergencyAccounts, seed } from '../sandbox/graph/configuration/seeds';
import { groups, people } from '../sandbox/people';
import { cast, lookUp } from '../sandbox/recoveryCase';
import { sandboxPolicy } from '../sandbox/policy';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';
import type { Message } from '../sandbox/teams/teams';

const { lea, nils, georg } = people;
const reregister = 'reregistration';
const drafts = {
  lea: { upn: lea.upn, ticket: 'INC0010001' },
  nils: { upn: nils.upn, ticket: 'INC0010002' },
  georg: { upn: georg.upn, ticket: 'INC0010014' },
} as const;
let scene: Scene;

beforeAll(async () => {
  const policy = {
    ...sandboxPolicy,
    emergencyAccounts,
    tieToBaseline: true,
    retired: { [reregister]: '2026-01-01' },
  };
  scene = await startScene({}, policy);
  seed(scene.graph.tenant, 'ready');
});

afterAll(async () => {
  await scene.close();
});

/** The tenant is checked as it is every six hours. */
const check = (): Promise<void> => checkDrift(scene.product.world, () => Promise.resolve());
const makeManyUse = (): void => {
  const { configuration } = scene.graph.tenant;
  const { includeTargets, ...method } = configuration.methods.get('TemporaryAccessPass') ?? {};
  configuration.methods.set(
    'TemporaryAccessPass',
    passConfiguration({ ...method, includeTargets, isUsableOnce: false }),
  );
};
const chosen = ({ card }: Message): readonly unknown[] =>
  actionsOf(card).flatMap(({ data }) => (data['scenario'] === undefined ? [] : [data['scenario']]));

/** An operator begins a phase that serves fewer, which nothing holds up. */
async function stage(name: string): Promise<void> {
  const said: string[] = [];
  const args = ['stage', name, '--reason', 'A story', '--yes'];
  const code = await answer(tenant, args, scene.environment, (line) => said.push(line));
  expect([code, said.at(-1)]).toEqual([0, expect.stringContaining(name)]);
}

describe('a desk that is tied to the baseline', () => {
  test('offers nothing before the tenant was ever checked, and says who can help', async () => {
    const guide = await cast(scene).tara.says('new');
    expect(textOf(guide.card)).toMatch(
      /The tenant was not checked[^]*An operator runs the check of the tenant\./,
    );
    expect(chosen(guide)).toEqual([]);
  });

  test('opens cases once a check holds', async () => {
    await check();
    expect((await lookUp(scene, drafts.lea)).text).toMatch(/Is this the person\?/);
  });

  test('refuses the last press as well, when a critical check has failed since the card was drawn', async () => {
    const { card } = await lookUp(scene, drafts.lea);
    makeManyUse();
    await check();
    await cast(scene).tara.press(card, 'open');
    expect(textOf(card.card)).toMatch(
      /The tenant is not ready[^]*Critical checks of the tenant do not hold: Passes work once\. Ask security\./,
    );
  });

  test('says on the guide which check failed, and offers nothing until one holds again', async () => {
    const { tara } = cast(scene);
    const guide = await tara.says('new');
    expect(textOf(guide.card)).toMatch(/do not hold: Passes work once\./);
    expect(chosen(guide)).toEqual([]);
    seed(scene.graph.tenant, 'ready');
    await check();
    await tara.press(guide, 'guide');
    expect(chosen(guide)).toContain('recovery');
  });
});

describe('a scenario that was given up', () => {
  test('is no choice; the guide says since when and what the user does instead', async () => {
    const guide = await cast(scene).tara.says('new');
    expect(chosen(guide)).not.toContain(reregister);
    expect(textOf(guide.card)).toMatch(
      /were given up on 2026-01-01\. The user signs in with another passkey/,
    );
  });

  test('cannot be pressed on a card that still has it', async () => {
    const { tara } = cast(scene);
    const guide = await tara.says('new');
    const button = actionsOf(guide.card).find(({ verb }) => verb === 'scenario');
    if (button === undefined) throw new Error('no scenario to choose');
    await tara.press(guide, { ...button, data: { ...button.data, scenario: reregister } });
    expect(textOf(guide.card)).toMatch(/No longer by a pass/);
  });
});

describe('in a phase of the rollout', () => {
  beforeEach(() => {
    scene.graph.tenant.members.get(groups.pilot.id)?.clear();
  });

  test('that serves everybody but administrators, one of them is refused whatever was chosen', async () => {
    await stage('recovery');
    expect((await lookUp(scene, drafts.lea)).text).toMatch(/Is this the person\?/);
    expect((await lookUp(scene, drafts.georg)).text).toMatch(/Not in this phase[^]*Use the former way\./);
  });

  test('what comes later is told on the guide, and refused from an older card', async () => {
    const { tara } = cast(scene);
    const older = await tara.says('new');
    await stage('pilot');
    const guide = await tara.says('new');
    expect(chosen(guide)).toEqual(['onboarding']);
    expect(textOf(guide.card)).toMatch(/Lost phone[^]*comes in a later phase\. Use the former way\./);
    const recovery = actionsOf(older.card).find(({ data }) => data['scenario'] === 'recovery');
    if (recovery === undefined) throw new Error('no recovery to choose');
    await tara.press(older, recovery);
    expect(textOf(older.card)).toMatch(/Not in this phase/);
  });

  test('a pilot serves members of its group and tells everybody else to go on as before', async () => {
    expect((await lookUp(scene, drafts.nils, 'onboarding')).text).toMatch(
      /Not in the pilot[^]*Use the former way for this person\./,
    );
    scene.graph.tenant.members.get(groups.pilot.id)?.set(nils.id, 0);
    expect((await lookUp(scene, drafts.nils, 'onboarding')).text).toMatch(/Is this the person\?/);
  });
});

test('and of all that was refused no case is kept', async () => {
  const { store } = scene.product.world;
  for (const { id } of [lea, nils, georg]) expect(await store.lastFor(id)).toBeUndefined();
  expect(scene.graph.tenant.issuedPasscodes).toEqual([]);
});
