import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Alert } from '../../services/alerts/alert';
import { ruleIds } from '../../services/alerts/ruleIds';
import { raise } from '../../services/raising';
import { postNotices } from '../../services/upkeep';
import { alert as example } from '../alerting/examples';
import { fillIn } from '../sandbox/fillIn';
import { people } from '../sandbox/people';
import { personId } from '../sandbox/person';
import { openCase } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { actionsOf, textOf } from '../sandbox/teams/card';

const { georg, petra, lea, anna, siri, tara, mona } = people;
let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
  // Where Teams is, the bot learns from whoever speaks first.
  await scene.teams.person(siri).says('help');
});

afterAll(async () => {
  await scene.close();
});

const world = () => scene.product.world;
const as = (person: (typeof people)['anna' | 'siri' | 'tara' | 'mona']) => scene.teams.person(person);
const says = async (person: Parameters<typeof as>[0], word: string): Promise<string> =>
  textOf((await as(person).says(word)).card);
/** What stands in the notice channel, but for the day's seal. */
const notices = (): readonly string[] =>
  scene.teams
    .notices()
    .map(({ card }) => textOf(card))
    .filter((text) => !text.includes('Audit seal'));
/** Resolves when so many messages are there. */
const posted = (count: number) => scene.teams.until(() => notices().length === count, `${count} notices`);

/** So many alerts about as many people, each by another initiator. */
const alerts = (count: number, name: string, more: Partial<Alert> = {}): readonly Alert[] =>
  Array.from({ length: count }, (_, index) =>
    example({
      key: `${name}:${index}`,
      subjectId: personId(5_000 + index),
      initiatorId: personId(9_000 + index),
      ...more,
    }),
  );

test('nothing is open at first, and who has no part in it is not told', async () => {
  expect(await says(siri, 'alerts')).toContain('No alert is open');
  expect(await says(tara, 'alerts')).toMatch(/[Aa]pprover/);
  expect(await says(tara, 'queue')).toContain('No case is open');
  expect(await says(mona, 'queue')).toContain('For the service desk');
});

describe('five hundred alerts at once', () => {
  test('are ten cards and one summary, and the channel goes on taking what comes', async () => {
    const before = performance.now();
    await raise(world(), alerts(500, 'flood'));
    expect(performance.now() - before).toBeLessThan(60_000);
    await posted(10);
    await postNotices(world());
    await postNotices(world());
    await posted(11);
    expect(notices().filter((text) => text.includes('More alerts than cards'))).toEqual([
      expect.stringContaining('490 alerts within the hour have no card of their own'),
    ]);
  });

  test('hide no alert of another severity, and the worst is first in the list', async () => {
    await raise(world(), [
      example({
        key: 'small',
        rule: 'policyChanged',
        severity: 'medium',
        subjectId: undefined,
        toDo: 'readChange',
        reason: { code: 'conditionalAccess', values: {} },
      }),
    ]);
    await posted(12);
    await raise(world(), [
      example({
        key: 'great',
        rule: 'reaperStrayed',
        severity: 'critical',
        subjectId: lea.id,
        toDo: 'stopIdentity',
        reason: { code: 'madePass', values: { what: 'passCreated' } },
      }),
    ]);
    await posted(13);
    const list = await says(anna, 'alerts');
    expect(list).toMatch(
      /502 open, the worst first\.\nThe identity that takes away did something else\nCritical · Lea/,
    );
    expect(list).toContain('497 more.');
  });

  test('are raised once, however often they are handed on', async () => {
    await raise(world(), alerts(500, 'flood'));
    expect((await world().store.openConcerns(0)).all).toBe(502);
    expect(notices()).toHaveLength(13);
  });

  test('can be opened from the list by who may judge them, and are done with there', async () => {
    const list = await as(siri).says('alerts');
    const shown = await as(siri).press(list, 'showAlert');
    expect(textOf(shown)).toContain('The identity that takes away did something else');
    await fillIn(as(siri), list, 'resolve', { as: 'accepted', note: 'A test of ours' });
    expect(await says(siri, 'alerts')).toContain('501 open');
    const other = await as(siri).says('alerts');
    expect(textOf(await as(tara).press({ ...other }, 'showAlert'))).not.toContain('A pass that');
  });
});

test('what one person does to many accounts is one card with a count', async () => {
  await raise(
    world(),
    alerts(40, 'burst', {
      initiatorId: georg.id,
      rule: 'bentPass',
      severity: 'medium',
      toDo: 'askInitiator',
      reason: { code: 'tooLong', values: { minutes: 480 } },
    }),
  );
  const card = await scene.teams.until(({ card }) => textOf(card).includes('seen 40 times'), 'the burst');
  expect(textOf(card.card)).toMatch(/A pass for several accounts lasts 480 minutes[^]*Georg Global/);
  expect(actionsOf(card.card).map(({ verb }) => verb)).toEqual(['acknowledge', 'form']);
  await raise(
    world(),
    alerts(41, 'burst', {
      initiatorId: georg.id,
      rule: 'bentPass',
      severity: 'medium',
      toDo: 'askInitiator',
    }).slice(40),
  );
  await scene.teams.until(({ card }) => textOf(card).includes('seen 41 times'), 'one more');
});

test('each rule has its card, whatever the directory knows of those it is about', async () => {
  scene.clock.move(2 * 60 * 60_000);
  const before = scene.log.length;
  for (const rule of ruleIds) {
    scene.clock.move(60 * 60_000);
    await raise(world(), [
      example({
        key: `each:${rule}`,
        rule,
        severity: 'low',
        subjectId: personId(7_000),
        initiatorId: petra.id,
      }),
    ]);
  }
  const count = ruleIds.length;
  await scene.teams.until(
    () => notices().filter((text) => text.includes('Not in the directory')).length >= count,
    'a card for each rule',
  );
  expect(scene.log.slice(before).join('')).not.toMatch(/"BUG"/);
});

test('the queue says what is open and who is waited for, to those who work on it', async () => {
  await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
  for (const person of [tara, anna, siri])
    expect(await says(person, 'queue')).toMatch(
      /1 open: 1 × prove who is calling\.[^]*Lea Lostphone[^]*Waits for Tara Technician, Mona Manager\./,
    );
});
