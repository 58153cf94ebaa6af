import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { calling } from '../graph/graphStage';
import { groups, people } from '../sandbox/people';
import { asAdministrator } from './administrator';
import { places, startApplying } from './applying';
import type { Applying } from './applying';

let desk: Applying;

beforeEach(async () => {
  desk = await startApplying('fresh');
});
afterEach(async () => {
  await desk.stage.close();
});

describe('an apply is refused', () => {
  test('when the tenant is not what it was, with what changed, and changes nothing', async () => {
    await desk.plan();
    desk.stage.double.tenant.configuration.methods.set('Fido2', {
      ...desk.stage.double.tenant.configuration.methods.get('Fido2'),
      state: 'enabled',
    });
    const from = desk.stage.calls().length;
    const { said, code } = await desk.apply();
    expect(said).toMatch(/Nothing was changed.*\n ✗ method.passkey: Let the three groups register passkeys/);
    expect(code).toBe(1);
    expect(desk.writes(from)).toEqual([]);
  });

  test('by an application, whatever it was granted', async () => {
    await desk.plan();
    const args = ['apply', '--front', '--plan', desk.planFile, '--yes'];
    const asFront = await desk.stage.run(args);
    expect(asFront.said).toContain("Unknown option '--front'");
    expect(asFront.code).toBe(2);
    desk.stage.double.fault(calling('GET', '/me'), { status: 400, body: { error: { code: 'BadRequest' } } });
    const { said, code } = await desk.apply();
    expect(said).toBe('Changes are made by a person who signs in, never by an application.');
    expect(code).toBe(1);
    expect(desk.writes()).toEqual([]);
  });

  test.each<[string, (text: string) => string, string]>([
    ['changed by hand', (text) => text.replace('"longest": 60', '"longest": 59'), 'was changed after'],
    ['cut off', (text) => text.slice(0, 200), 'is not a file of this command'],
    [
      'of another tenant',
      (text) => text.replace(/"tenantId": "[^"]*"/, '"tenantId": "other"'),
      'belongs to another tenant',
    ],
    [
      'with a policy that leaves out one account',
      (text) => text.replace(/"excluded": \[\s*"[^"]*",/, '"excluded": ['),
      'is not a file of this command',
    ],
  ])('with a plan that was %s', async (_, change, words) => {
    await desk.plan();
    await writeFile(desk.planFile, change(await readFile(desk.planFile, 'utf8')));
    const { said, code } = await desk.stage.run(['apply', '--plan', desk.planFile, '--yes']);
    expect(said).toContain(`--plan FILE: ${words}`);
    expect(code).toBe(2);
  });

  test('without a yes, without a plan, or for an item that is not in it', async () => {
    await desk.plan();
    const path = desk.planFile;
    expect((await desk.stage.run(['apply', '--plan', path])).said).toContain('add --yes');
    expect((await desk.stage.run(['apply', '--yes'])).said).toContain('--plan FILE: is needed');
    expect((await desk.stage.run(['apply', '--plan', path, '--touch', 'x', '--yes'])).said).toContain(
      'not in the plan: x',
    );
    expect((await desk.stage.run(['plan', '--front', '--places', 'home'])).said).toContain(
      'no range of addresses',
    );
  });

  test.each([
    ['apply', []],
    ['enforce', ['--user', people.kariOslo.id]],
    ['undo', []],
  ])('%s as a client that is none, or by a journal that is not its own', async (name, more) => {
    await desk.plan();
    const asked = (...flags: readonly string[]) =>
      desk.stage.run([name, '--plan', desk.planFile, '--yes', ...more, ...flags]);
    expect(await asked('--client', 'me')).toMatchObject({
      code: 2,
      said: expect.stringContaining('--client ID: expected a client id'),
    });
    expect(await asked('--journal', desk.planFile)).toMatchObject({
      code: 2,
      said: expect.stringContaining('--journal FILE: is not a file of this command'),
    });
  });
});

describe('trouble with one area stops nothing else', () => {
  test('a role, a licence and a name that are missing or taken are said by item', async () => {
    const { configuration } = desk.stage.double.tenant;
    configuration.licences.delete('P2');
    await desk.plan(...places);
    const first = await asAdministrator(
      desk.stage,
      ['apply', '--plan', desk.planFile, '--yes'],
      'Groups Administrator',
    );
    expect(first.said).toMatch(/✗ Make the group TAP-Recovery-Users.*your roles or consents do not allow it/);
    expect(first.said).toMatch(/✗ Make the policy “CA – TAP – Force.*rests on something above/);
    expect(first.said).toMatch(/✓ Make the policy “CA – TAP – Block Old Protocols/);
    const second = await desk.apply();
    expect(second.said).toMatch(/✓ Make the policy “CA – TAP – Force/);
    expect(second.said).toMatch(/✗ Make the policy “CA – TAP – Block Risky.*no licence/);
    expect(second.code).toBe(1);
  });

  test('a busy service is waited for, a new group that does not show yet, too, and nothing is made twice', async () => {
    const { configuration } = desk.stage.double.tenant;
    configuration.groupsShowAfter = 4;
    const busy = {
      status: 429,
      headers: { 'retry-after': '1' },
      body: { error: { code: 'TooManyRequests' } },
    };
    desk.stage.double.fault(calling('POST', '/groups'), busy, 2);
    desk.stage.double.fault(calling('POST', '/policies'), busy, 2);
    desk.stage.double.fault(calling('POST', '/groups'), 'resetAfter', 1);
    desk.stage.double.fault(calling('POST', '/groups'), { doneBut: 'empty' }, 1);
    desk.stage.double.fault(calling('POST', '/authenticationStrengthPolicies'), { status: 503 }, 1);
    await desk.plan(...places);
    const { said, code } = await desk.apply();
    expect(said).toMatch(/15 made, 0 were there, 0 left/);
    expect(code).toBe(0);
    const names = [...configuration.groups.values()].map(({ displayName }) => displayName);
    expect(names.filter((name) => name.startsWith('TAP-')).sort()).toEqual([
      'TAP-Onboarding-Users',
      'TAP-Privileged-Emergency',
      'TAP-Recovery-Users',
    ]);
    expect(configuration.policies.size).toBe(8);
  });

  test('without two emergency accounts no policy is planned', async () => {
    desk.stage.double.tenant.users.delete(people.emergency.id);
    const { items, byHand } = await desk.plan(...places);
    expect(items.filter(({ change }) => change.kind === 'makePolicy')).toEqual([]);
    expect(byHand.find(({ check }) => check === 'registration.policy')?.because).toBe('emergency');
  });

  test('a foreign group that bears the name is left to people', async () => {
    const { configuration } = desk.stage.double.tenant;
    const foreign = configuration.groups.get(groups.pilot.id);
    if (foreign !== undefined)
      configuration.groups.set(groups.pilot.id, { ...foreign, displayName: 'TAP-Recovery-Users' });
    const { items, byHand } = await desk.plan(...places);
    expect(items.some(({ id }) => id === 'group.recovery' || id === 'policy.force')).toBe(false);
    expect(byHand.find(({ check }) => check === 'groups.recovery')).toEqual({
      check: 'groups.recovery',
      because: 'nameTaken',
      names: [groups.pilot.id],
    });
  });
});
