import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { people } from '../sandbox/people';
import { approveInBrowser, leftBehind, open, openInPerson, readyAs, seenBy, usePass } from './acts';
import type { Casting } from './acts';
import { startScreens } from './stage';
import type { ScreenStage } from './stage';
import type { TeamsWindow } from './teamsWindow';

const { anna, arne, atle, mona, petra, siri } = people;
const scenario = 'Lost phone, MFA reset';
const nora: Casting = { scenario, subject: people.nora, ticket: 'INC0010021' };
const erik: Casting = { scenario, subject: people.erik, ticket: 'INC0010036' };
const hilda: Casting = { scenario, subject: people.hilda, ticket: 'INC0010048' };

let stage: ScreenStage;

beforeAll(async () => {
  stage = await startScreens([petra, arne, atle]);
});

afterAll(async () => {
  await stage.stop();
});

afterEach(() => {
  expect(leftBehind(stage)).toEqual([]);
});

/** What the technician's card says of a case that was just opened. */
async function ladderOf(casting: Casting, desk: TeamsWindow = stage.tara): Promise<string> {
  await open(stage, casting, desk);
  const card = await desk.card(new RegExp(`Prove who is calling.*${casting.subject.name}`, 's'));
  return (await card.textContent()) ?? '';
}

test('an ordinary account: the manager is asked, the new number is not called, and the card says what is missing', async () => {
  const text = await ladderOf(nora);
  expect(text).toMatch(/The manager's word: Mona Manager was asked/);
  expect(text).toMatch(/Call to the number on file: not on offer, number changed \d days ago/);
  expect(text).toMatch(/Still needed: one strong proof, or the manager's word and one more proof/);
  await stage.tara.press('Cancel');
  await stage.tara.card(/Cancelled.*Nora/s);
});

test('a sensitive account: one strong proof and one more', async () => {
  const text = await ladderOf(erik);
  expect(text).toMatch(/The manager's word: not on offer, no manager on file/);
  expect(text).toMatch(/Still needed: one strong proof and one more proof/);
  await stage.tara.press('Cancel');
  await stage.tara.card(/Cancelled.*Erik/s);
});

test('a privileged account: seen by two, approved by two after a fresh sign-in, opened by security', async () => {
  const { more, mona: manager, anna: approver } = stage;
  const [desk = stage.tara, security = stage.tara, attester = stage.tara] = more;
  const text = await ladderOf(hilda, desk);
  expect(text).toMatch(/Still needed: two strong proofs/);
  expect(text).not.toMatch(/Call the|Live video/);
  await seenBy(stage, desk, attester, atle, hilda);
  await desk.card(/Seen in person, Atle Attester.*Still needed: one strong proof/s);
  await seenBy(stage, desk, manager, mona, hilda);
  await approveInBrowser(approver, anna);
  await approveInBrowser(security, arne);
  await readyAs(desk, petra);
  const passcode = await openInPerson(stage, hilda, siri, 'a security approver');
  await usePass(stage, hilda, passcode, 'Register a passkey');
  await desk.card(/Done: Passkey.*Hilda/s);
});
