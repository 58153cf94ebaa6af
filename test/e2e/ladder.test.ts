import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { people } from '../sandbox/people';
import { approveInBrowser, leftBehind, open, openInPerson, readyAs, seenBy, usePass } from './acts';
import type { Casting } from './acts';
import { startScreens } from './stage';
import type { ScreenStage } from './stage';
import type { TeamsWindow } from './teamsWindow';

const { anna, arne, atle, kariOslo, mona, petra, siri } = people;
const scenario = 'Lost phone, MFA reset';
const nora: Casting = { scenario, subject: people.nora, ticket: 'INC0010021' };
const erik: Casting = { scenario, subject: people.erik, ticket: 'INC0010036' };
const kari: Casting = { scenario, subject: kariOslo, ticket: 'INC0010012' };
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
  await seenBy(desk, attester, atle, hilda);
  await desk.card(/Seen in person, Atle Attester.*Still needed: one strong proof/s);
  await seenBy(desk, manager, mona, hilda);
  await approveInBrowser(approver, anna);
  await approveInBrowser(security, arne);
  await readyAs(desk, petra);
  const passcode = await openInPerson(stage, hilda, siri, 'a security approver');
  await usePass(stage, hilda, passcode, 'Register a passkey');
  await desk.card(/Done: Passkey.*Hilda/s);
});

describe('a form that is being filled in while others change the card of its case', () => {
  const written = (label: string) => stage.tara.page.locator('.ac-adaptiveCard').getByLabel(label).last();

  test('keeps what was written, and is sent', async () => {
    const { tara, mona: manager } = stage;
    await open(stage, kari);
    await tara.press('Seen in person');
    const half = atle.upn.slice(0, 9);
    await tara.fill('User name of a colleague', half);
    await manager.card(`Is this really ${kariOslo.name}?`);
    await manager.fill('How did you make sure?', 'Spoke on video');
    await manager.press('Yes, I made sure');
    await tara.card(/Prove who is calling.*✓ The manager's word/s);
    const input = written('User name of a colleague');
    expect(await input.inputValue()).toBe(half);
    await input.press('End');
    await input.pressSequentially(atle.upn.slice(half.length));
    await tara.press('Ask a colleague');
    await tara.card('Asked. The card of the case shows the answer.');
  });

  test('says, when the case has moved on, that nothing was sent, and shows what was written', async () => {
    const { tara, more } = stage;
    const [, , attester = tara] = more;
    await tara.press('Live video');
    await tara.fill('What did you compare?', 'Photo on file');
    await attester.card(`Is ${kariOslo.name} standing beside you?`);
    await attester.fill('How did you make sure?', 'Face and badge');
    await attester.press('Yes, I made sure');
    await tara.card(/Waiting for approval.*kari\.nordmann@/s);
    expect(await written('What did you compare?').inputValue()).toBe('Photo on file');
    await tara.press('It is the same person');
    await tara.card(/The case has moved on.*Nothing was sent.*You wrote: Photo on file/s);
  });

  test('is put away without a trace', async () => {
    const { tara } = stage;
    await tara.press('Change who opens');
    await tara.press('Not now');
    await tara.card(/Change who opens.*Nothing was sent/s);
    await tara.press('Cancel');
    await tara.card(/Cancelled.*kari\.nordmann@/s);
  });
});
