import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { people } from '../sandbox/people';
import { sandboxPolicy } from '../sandbox/policy';
import { approve, leftBehind, open, openInPerson, prove, ready, usePass } from './acts';
import type { Casting } from './acts';
import { startScreens } from './stage';
import type { ScreenStage } from './stage';

const scenario = 'Lost phone, MFA reset';
const lea: Casting = { scenario, subject: people.lea, ticket: 'INC0010001' };
const kariOslo: Casting = { scenario, subject: people.kariOslo, ticket: 'INC0010012' };
const kariBergen: Casting = { scenario, subject: people.kariBergen, ticket: 'INC0010004' };
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

let stage: ScreenStage;

beforeAll(async () => {
  const exception = {
    scenario: 'recovery',
    from: day(-1),
    until: day(7),
    reason: 'Branch without network',
    approvedBy: 'Head of security',
  };
  stage = await startScreens([], { ...sandboxPolicy, readOut: [exception] });
});

afterAll(async () => {
  await stage.stop();
});

afterEach(async () => {
  expect(leftBehind(stage)).toEqual([]);
  await stage.tara.chat();
});

test('another technician opens at the kiosk, signed in and with the user there', async () => {
  await open(stage, kariOslo, stage.tara, 'Another technician, together with the user');
  await prove(stage, kariOslo);
  await approve(stage);
  await ready(stage);
  const passcode = await openInPerson(stage, kariOslo, people.theo, 'another technician of the service desk');
  await usePass(stage, kariOslo, passcode, 'Register a passkey');
  await stage.tara.card(/Done: Passkey.*kari\.nordmann@/s);
});

test('the technician lets the manager open instead, the approver is asked again, and the manager opens', async () => {
  const { tara, anna } = stage;
  await open(stage, kariBergen);
  await prove(stage, kariBergen);
  await approve(stage);
  await tara.card(/Prepared.*kari\.nordmann2/s);
  await tara.press('Change who opens');
  await tara.choose('The manager, together with the user');
  await tara.press('Change and ask again');
  await tara.card(/Waiting for approval.*kari\.nordmann2/s);
  await anna.card(/Approve a pass\?.*Mona Manager, with the user present/s);
  await anna.press('Approve');
  await ready(stage);
  const passcode = await openInPerson(stage, kariBergen, people.mona);
  await usePass(stage, kariBergen, passcode, 'Register a passkey');
  await tara.card(/Done: Passkey.*kari\.nordmann2/s);
});

test('by the exception the technician signs in anew, says that the number was called, and reads the pass out', async () => {
  const { tara, anna } = stage;
  await open(stage, lea, tara, 'You, reading it out by phone (exception)');
  await prove(stage, lea);
  await anna.card(/Approve a pass\?.*reading it out by phone.*Head of security/s);
  await approve(stage);
  await ready(stage);
  const passcode = await openInPerson(stage, lea, people.tara);
  await usePass(stage, lea, passcode, 'Register a passkey');
  await tara.card(/Done: Passkey.*Lea/s);
  await tara.channel('TAP notices');
  await tara.card('A pass is to be read out by phone');
  await tara.card(/Pass shown to Lea Lostphone.*Head of security/s);
});
