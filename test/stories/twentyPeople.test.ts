import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Alert } from '../../services/alerts/alert';
import { watchLogs } from '../../services/monitor';
import { scenarios } from '../../services/policy/terms';
import type { Scenario } from '../../services/policy/terms';
import { quarterlyReview } from '../../services/quarterlyReview';
import { minutesAfter } from '../../services/requests/moments';
import { sign } from '../../services/reviewing';
import { callers } from '../sandbox/callers';
import { collectInPerson, collectWithCode } from '../sandbox/collecting';
import { addPolicy } from '../sandbox/graph/configuration/configuration';
import { groups, people } from '../sandbox/people';
import { sandboxPolicy } from '../sandbox/policy';
import { approveAs, prove } from '../sandbox/proving';
import { lookUp, openCase, ready, showing } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { switchAs } from '../sandbox/switching';
import { textOf } from '../sandbox/teams/card';
import { callersByDay, own, usual } from './callersByDay';
import type { Caller } from './callersByDay';

const { tara, mona, anna, arne } = people;
const { elise, nadia, noel, toshi } = callers;
const hour = 60 * 60_000;
const atTheOffice = { days: [1, 2, 3, 4, 5, 6, 7], from: '07:00', to: '19:00' };
const policy = {
  ...sandboxPolicy,
  timeZone: 'UTC',
  officeHours: atTheOffice,
  alerts: {
    ...sandboxPolicy.alerts,
    sites: [{ name: 'Tokyo', timeZone: 'Asia/Tokyo', officeHours: atTheOffice, holidays: [] }],
  },
};
let scene: Scene;

beforeAll(async () => {
  scene = await startScene({}, policy);
  untilHour(7.5);
  addPolicy(scene.graph.tenant.configuration, 1, {
    name: 'CA – TAP – Force MFA Registration',
    users: {
      includeGroups: [groups.onboarding, groups.recovery, groups.privileged].map(({ id }) => id),
      excludeUsers: [people.lea.id],
    },
    grant: { operator: 'OR', builtInControls: ['mfa'] },
  });
});

beforeEach(() => {
  // Nobody at the desk issues so many passes in an hour that security would have to look.
  scene.clock.move(13 * 60_000);
});

afterAll(async () => {
  await scene.close();
});

/** Moves the clock to the next time when it is this hour in UTC. */
function untilHour(wanted: number): void {
  const passed = scene.clock.now().getTime() % (24 * hour);
  scene.clock.move((wanted * hour - passed + 24 * hour) % (24 * hour));
}

/** The whole way of one caller, from the first call to a passkey, with nothing left behind. */
async function reachesAPass(caller: Caller): Promise<void> {
  const { who, ticket, answer, proofs, approving = /./, opener, technician = tara } = caller;
  const [kind, openedBy] = opener ?? ['subject', undefined];
  const { scenario = 'recovery', approvers = [anna] } = caller;
  const desk = scene.teams.person(technician);
  const status = await openCase(scene, { scenario, upn: who.upn, ticket, opener: kind, by: technician });
  expect(textOf(status.card)).toMatch(answer);
  const manager = scene.graph.tenant.users.get(who.manager ?? '') ?? mona;
  for (const proof of proofs) await prove(scene, { subject: who, technician, manager }, proof);
  for (const approver of approvers) expect(await approveAs(scene, who, approver)).toMatch(approving);
  await desk.sees(showing('Prepared', who));
  await ready(scene, who, technician, technician);
  const passcode =
    openedBy === undefined
      ? await collectWithCode(scene, who, ticket)
      : await collectInPerson(scene, openedBy, ticket);
  const session = scene.subject.signIn(who.upn, passcode) ?? '';
  expect(scene.subject.register(session, 'fido2', 'New key')).toBe(true);
  await desk.sees(showing('Done: ', who));
  scene.graph.tenant.signIn(who.id, 0, '', { method: 'Passkey' });
  const { tenant } = scene.graph;
  const left = [groups.onboarding, groups.recovery, groups.privileged].flatMap(({ id }) =>
    tenant.inGroup(id),
  );
  expect([...left, ...tenant.passes.keys(), ...tenant.dangers]).toEqual([]);
}

test.each(callersByDay)('reaches a pass: %s', async (_, caller) => {
  await reachesAPass(caller);
});

describe('a day after all of them', () => {
  test('nothing of what they did is an alert, whatever the scenario, once the privileged ones are reviewed', async () => {
    const { store } = scene.product.world;
    const privileged = [callers.hilda, people.elin, callers.gro, callers.ole, tara];
    for (const { name } of privileged)
      await scene.teams.until(
        ({ card }) => new RegExp(`Review the log of a privileged case[^]*${name}`).test(textOf(card)),
        `the review of the case of ${name}`,
      );
    scene.graph.tenant.members.get(groups.security.id)?.set(people.georg.id, 0);
    for (const { id, lines } of await store.openReviews('case', 50))
      for (const { key } of lines)
        expect(
          await sign(scene.product.world, people.georg, id, { line: key, ok: true, note: '' }),
        ).toHaveProperty('done');
    scene.graph.tenant.members.get(groups.security.id)?.delete(people.georg.id);
    const found: Alert[] = [];
    const look = () =>
      watchLogs(scene.product.world, (alerts, blind) => {
        found.push(...alerts);
        expect(blind).toEqual([]);
        return Promise.resolve();
      });
    await look();
    scene.clock.move(25 * hour);
    await look();
    // All callers of a day come to one technician and one approver here, which is what that rule is there for.
    expect(found.filter(({ rule }) => rule !== 'samePair')).toEqual([]);
  });

  test('the quarterly review tells by Entra’s own log whom Conditional Access covered, and that all did their steps', async () => {
    const to = scene.clock.now().toISOString();
    const from = minutesAfter(to, -90 * 24 * 60);
    const { cover, steps, cases } = await quarterlyReview(scene.product.world, { from, to });
    const all = callersByDay.length;
    // One of them is left out of the policy.
    expect(cover).toMatchObject({ covered: all - 1, notCovered: 1, untold: 0 });
    expect(steps).toEqual({
      signIn: { done: all },
      method: { done: all },
      password: { notAsked: all },
      signInAgain: { done: all },
    });
    expect(
      Object.keys(cases.byScenario).filter((name) => cases.byScenario[name as Scenario].completed),
    ).toEqual(scenarios);
    untilHour(7.5);
  });
});

test('reaches a pass under elevated threat: strong proof and two approvers', async () => {
  await switchAs(scene, 'Raise the threat level');
  await reachesAPass({
    who: elise,
    ticket: own(elise),
    answer: /Elevated threat[^]*Still needed: one strong proof\./,
    proofs: ['colleague'],
    approvers: [anna, arne],
  });
  await switchAs(scene, 'End the elevated threat');
});

test('reaches a pass on the night shift: two people approve, and know the hour', async () => {
  untilHour(23.5);
  await reachesAPass({
    who: nadia,
    ticket: own(nadia),
    answer: usual,
    proofs: ['manager', 'callBack'],
    approvers: [anna, arne],
    approving: /Outside office hours/,
  });
});

test('reaches a pass from an office where it is morning, while it is night at the main one', async () => {
  untilHour(23.5);
  await reachesAPass({ who: toshi, ticket: own(toshi), answer: usual, proofs: ['manager', 'callBack'] });
});

test('a new employee at night waits for the office, and is told so', async () => {
  untilHour(23);
  const { text } = await lookUp(scene, { upn: noel.upn, ticket: own(noel) }, 'onboarding');
  expect(text).toMatch(/Not at this hour[^]*Open the case when the office is open/);
});
