import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { people } from '../sandbox/people';
import { approve, leftBehind, open, openAsSubject, openInPerson, prove, ready, usePass } from './acts';
import type { Casting } from './acts';
import { evidenceOfRun, placesOf } from '../sandbox/taint';
import { startScreens } from './stage';
import type { ScreenStage } from './stage';

const recovery = 'Lost phone, MFA reset';
const lea: Casting = { scenario: recovery, subject: people.lea, ticket: 'INC0010001' };
const nils: Casting = { scenario: 'New employee, first sign-in', subject: people.nils, ticket: 'INC0010002' };
const kariOslo: Casting = { scenario: recovery, subject: people.kariOslo, ticket: 'INC0010012' };
const kariBergen: Casting = { scenario: recovery, subject: people.kariBergen, ticket: 'INC0010004' };

let stage: ScreenStage;

beforeAll(async () => {
  stage = await startScreens();
});

afterAll(async () => {
  await stage.stop();
});

afterEach(async () => {
  expect(leftBehind(stage)).toEqual([]);
  await stage.tara.chat();
});

test('a technician recovers a lost phone with at most eight presses, and only the locked-out person sees the pass', async () => {
  const { tara, anna } = stage;
  const before = { ...tara.effort };
  await open(stage, lea);
  await prove(stage, lea);
  await approve(stage);
  await ready(stage);
  const passcode = await openAsSubject(stage, lea);
  expect(passcode).toBe(stage.world.graph.tenant.issuedPasscodes.at(-1));
  await usePass(stage, lea, passcode, 'Register a passkey');
  await tara.card(/Done: Passkey.*Lea/s);
  expect(tara.effort.presses - before.presses).toBeLessThanOrEqual(8);
  expect(anna.effort.presses).toBe(1);
  await tara.channel('TAP notices');
  await tara.card('Pass shown to Lea Lostphone');
  await tara.card('Pass deleted, group left');
});

test('a new employee gets the first pass from the manager, who signs in and is there in person', async () => {
  await open(stage, nils);
  await prove(stage, nils);
  await approve(stage);
  await ready(stage);
  const passcode = await openInPerson(stage, nils, people.mona);
  await usePass(stage, nils, passcode, 'Register a passkey');
  await stage.tara.card(/Done: Passkey.*Nils/s);
});

test('a denied case issues nothing', async () => {
  const { anna, tara } = stage;
  await open(stage, kariBergen);
  await prove(stage, kariBergen);
  await anna.card('Approve a pass?');
  await anna.press('Deny');
  await anna.fill('Reason', 'Not convinced');
  await anna.press('Deny');
  await tara.card(/Denied.*kari\.nordmann2/s);
});

test('a cancelled case issues nothing, and its member leaves the group', async () => {
  await open(stage, kariOslo);
  await prove(stage, kariOslo);
  await approve(stage);
  await stage.tara.card('Prepared');
  await stage.tara.press('Cancel');
  await stage.tara.card(/Cancelled.*kari\.nordmann@/s);
});

test('a pass that is used without registering anything strong is taken away when its time is up, and security is told', async () => {
  await open(stage, kariOslo);
  await prove(stage, kariOslo);
  await approve(stage);
  await ready(stage);
  const passcode = await openAsSubject(stage, kariOslo);
  await usePass(stage, kariOslo, passcode, 'Register Authenticator');
  await stage.tara.card('The user has signed in');
  stage.world.clock.move(31 * 60_000);
  await stage.tara.card(/Used, but nothing strong was registered.*kari\.nordmann@/s);
  await stage.tara.channel('TAP notices');
  await stage.tara.card('Pass used, nothing strong registered');
});

test('a pass that is not used is taken away when it expires', async () => {
  await open(stage, kariBergen);
  await prove(stage, kariBergen);
  await approve(stage);
  await ready(stage);
  await openAsSubject(stage, kariBergen);
  stage.world.clock.move(31 * 60_000);
  await stage.tara.card(/Not used.*kari\.nordmann2/s);
});

test('and in all that these cases sent, stored, wrote and logged, a pass is only where Graph made it and where its user signed in', async () => {
  const evidence = await evidenceOfRun({ ...stage, exchanges: stage.world.recorder.exchanges });
  expect(evidence.map(({ where }) => where)).toEqual(
    expect.arrayContaining(['log', 'table event', expect.stringMatching(/^file .*\.log$/)]),
  );
  const { issuedPasscodes } = stage.world.graph.tenant;
  expect(issuedPasscodes).toHaveLength(4);
  const places = new Set(issuedPasscodes.flatMap((passcode) => placesOf(evidence, passcode)));
  expect([...places]).toEqual([
    'node → graph POST temporaryAccessPassMethods (answer)',
    expect.stringMatching(/→ subject POST sign-in \(request\)$/),
  ]);
});
