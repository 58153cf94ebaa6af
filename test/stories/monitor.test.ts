import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Alert } from '../../services/alerts/alert';
import type { BlindRule } from '../../services/alerts/rules';
import { checkDrift, keepBaseline } from '../../services/keepBaseline';
import { monitor, watchLogs } from '../../services/monitor';
import { raise } from '../../services/raising';
import { addPolicy } from '../sandbox/graph/configuration/configuration';
import { createLogTraps } from '../sandbox/graph/logTraps';
import { apps, groups, people } from '../sandbox/people';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';

const { georg, lea, elin, kariOslo, tara, pia } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

beforeEach(() => {
  Object.assign(scene.graph.tenant.logTraps, createLogTraps());
});

afterAll(async () => {
  await scene.close();
});

/** One round, and what it handed on. */
async function round(): Promise<{ readonly alerts: readonly Alert[]; readonly blind: readonly BlindRule[] }> {
  const found = { alerts: [] as readonly Alert[], blind: [] as readonly BlindRule[] };
  await watchLogs(scene.product.world, (alerts, blind) => {
    Object.assign(found, { alerts, blind });
    return Promise.resolve();
  });
  return found;
}
const rulesAbout = (alerts: readonly Alert[], id: string): readonly string[] =>
  alerts.filter(({ subjectId }) => subjectId === id).map(({ rule }) => rule);

test('a pass that an administrator makes in the portal is handed on within one round, once', async () => {
  const answer = await fetch(scene.portal.url, {
    method: 'POST',
    body: new URLSearchParams({ by: georg.id, person: lea.id, act: 'pass' }),
  });
  expect(await answer.text()).toMatch(/The pass is <code>/);
  const { alerts } = await round();
  const unmanaged = alerts.filter(({ rule }) => rule === 'unmanagedPass');
  expect(unmanaged).toEqual([
    expect.objectContaining({
      subjectId: lea.id,
      initiatorId: georg.id,
      severity: 'high',
      toDo: 'revokePass',
    }),
  ]);
  expect((await round()).alerts.map(({ key }) => key)).toEqual(alerts.map(({ key }) => key));
});

test('a pass for somebody with power is worse, and what they are is read from the tenant', async () => {
  scene.portal.makePass(people.petra, elin);
  const { alerts } = await round();
  expect(rulesAbout(alerts, elin.id)).toEqual(expect.arrayContaining(['unmanagedPass', 'protectedSubject']));
  expect(
    alerts.find(({ rule, subjectId }) => rule === 'unmanagedPass' && subjectId === elin.id)?.severity,
  ).toBe('critical');
});

test('what an administrator does around a pass is seen: group, role, password, policy', async () => {
  const { portal } = scene;
  portal.resetPassword(georg, kariOslo);
  portal.changePolicy(georg);
  portal.giveRole(georg, georg, 'Privileged Authentication Administrator');
  portal.join(georg, groups.recovery, kariOslo);
  portal.makePass(tara, kariOslo, { once: false });
  const { alerts } = await round();
  expect(rulesAbout(alerts, kariOslo.id)).toEqual(
    expect.arrayContaining(['unmanagedPass', 'memberWithoutCase', 'passwordBeforePass', 'policyBeforePass']),
  );
  expect(alerts.map(({ rule }) => rule)).toContain('policyChanged');
  scene.graph.tenant.members.get(groups.recovery.id)?.clear();
});

test('an identity of the desk that makes a pass is found out', async () => {
  scene.graph.tenant.audit(
    'User registered security info',
    'User registered temporary access pass method',
    apps.reaper.clientId,
    pia.id,
  );
  expect(rulesAbout((await round()).alerts, pia.id)).toContain('reaperStrayed');
});

test('a record that comes two hours late, twice and in no order is found when it can be read', async () => {
  const { logTraps } = scene.graph.tenant;
  Object.assign(logTraps, { delayMs: 110 * 60_000, twice: true, shuffled: true, pageSize: 3 });
  scene.portal.makePass(georg, people.nils);
  expect(rulesAbout((await round()).alerts, people.nils.id)).toEqual([]);
  scene.clock.move(55 * 60_000);
  await round();
  scene.clock.move(56 * 60_000);
  const { alerts } = await round();
  expect(rulesAbout(alerts, people.nils.id).filter((rule) => rule === 'unmanagedPass')).toHaveLength(1);
});

describe('a log that cannot be read', () => {
  test('blinds the rules that need it, and no other', async () => {
    scene.graph.tenant.logTraps.unlicensed = ['signIns', 'riskDetections'];
    const { alerts, blind } = await round();
    const lacking = new Map(blind.map(({ rule, lacks }) => [rule.id, lacks]));
    expect(lacking.get('signInElsewhere')).toEqual(['signIns', 'signInMethods']);
    expect(lacking.get('subjectAtRisk')).toEqual(['risk']);
    expect(lacking.has('unmanagedPass')).toBe(false);
    expect(rulesAbout(alerts, lea.id)).toContain('unmanagedPass');
  });

  test('is tried again in the next round', async () => {
    scene.graph.fault((request) => request.url.pathname.endsWith('/directoryAudits'), 'resetBefore', 8);
    const failing = await round();
    expect(failing.blind.map(({ rule }) => rule.id)).toContain('unmanagedPass');
    expect((await round()).blind).toEqual([]);
  });
});

test('the loop hands on what it finds until it is stopped', async () => {
  const rounds = new EventEmitter();
  const raise = (alerts: readonly Alert[]): Promise<void> => {
    rounds.emit('round', alerts);
    return Promise.resolve();
  };
  const round = once(rounds, 'round');
  const loop = monitor(scene.product.world, raise, 0.05);
  const [alerts] = (await round) as [readonly Alert[]];
  await loop.stop();
  expect(rulesAbout(alerts, lea.id)).toContain('unmanagedPass');
});

describe('the baseline of the tenant', () => {
  const drift = () => {
    const raised: Alert[] = [];
    const { world } = scene.product;
    return checkDrift(world, async (alerts) => {
      raised.push(...alerts);
      await raise(world, alerts);
    }).then(() => raised);
  };

  test('that loses what held is a card in the channel, once, with who changed it; what never held is none', async () => {
    await scene.teams.person(people.siri).says('help');
    const { configuration } = scene.graph.tenant;
    addPolicy(configuration, 3, {
      name: 'Block old protocols',
      users: { includeUsers: ['All'], excludeUsers: [people.emergency.id] },
      clients: ['exchangeActiveSync', 'other'],
      grant: { operator: 'OR', builtInControls: ['block'] },
    });
    expect(await drift()).toEqual([]);
    configuration.policies.clear();
    scene.portal.changePolicy(georg);
    await round();
    expect(await drift()).toMatchObject([
      { rule: 'policyChanged', severity: 'high', initiatorId: georg.id, reason: { code: 'driftedBy' } },
    ]);
    const posted = await scene.teams.until(
      (message) => textOf(message.card).includes('of its baseline that held fail now'),
      'the alert about the baseline',
    );
    expect(textOf(posted.card)).toContain('Since Georg Global changed the tenant, 4 checks');
    expect((await scene.product.world.store.desk()).baseline?.fail).toContain('legacy.blocked');
    expect(await drift()).toEqual([]);
  });

  test('that cannot be read is not drift, and a check that is stopped keeps nothing', async () => {
    scene.graph.tenant.configuration.forbidden = [/^\/policies/, /^\/groups/];
    expect(await drift()).toEqual([]);
    scene.graph.tenant.configuration.forbidden = [];
    const before = await scene.product.world.store.kept('baseline:held');
    const read = new EventEmitter();
    const started = once(read, 'part');
    const { baseline } = scene.product.world;
    const loop = keepBaseline(
      {
        ...scene.product.world,
        baseline: (reading) => {
          read.emit('part');
          return baseline === undefined ? Promise.reject(new Error('none')) : baseline(reading);
        },
      },
      () => Promise.resolve(),
      0.1,
    );
    await started;
    await loop.stop();
    expect(await scene.product.world.store.kept('baseline:held')).toBe(before);
  });
});
