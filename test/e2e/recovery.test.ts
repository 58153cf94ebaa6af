import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { groups, people } from '../sandbox/people';
import { startScreens } from './stage';
import type { ScreenStage } from './stage';

let stage: ScreenStage;

beforeAll(async () => {
  stage = await startScreens();
});

afterAll(async () => {
  await stage.stop();
});

test('a technician recovers a lost phone in the real client with at most eight presses, and only the locked-out person sees the pass', async () => {
  const { tara, anna, mona } = stage;
  await tara.say('new');
  await tara.press('Lost phone, MFA reset');
  await tara.fill('or the user name', people.lea.upn);
  await tara.fill('Ticket', 'INC0010001');
  await tara.fill('Reason', 'Phone stolen');
  await tara.press('Look up');
  await tara.press('Yes, start');
  await mona.card('Is this really Lea Lostphone?');
  await mona.fill('How did you make sure?', 'Spoke on video');
  await mona.press('Yes, I made sure');
  const status = await tara.card('Prove who is calling');
  const code = /Say (\d{6})/.exec((await status.textContent()) ?? '')?.[1] ?? '';
  await tara.fill('Read-back code', code);
  await tara.press('It was read back');
  await anna.card('Approve a pass?');
  await anna.press('Approve');
  await tara.card('Prepared');
  const ready = await tara.follow('The user is ready');
  await ready.getByText('Tara Technician').click();
  await ready.getByText('Continue as').click();
  await ready.getByText('The user is ready').waitFor();
  await ready.close();

  const claim =
    /(\d{4}) (\d{4})/
      .exec((await (await mona.card('Code for Lea')).textContent()) ?? '')
      ?.slice(1)
      .join('') ?? '';
  const lea = await (
    await stage.browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 390, height: 844 } })
  ).newPage();
  await lea.goto(`${stage.world.desk.url}/portal/INC0010001`);
  await lea.locator('a[href*="/h/"]').click();
  await lea.getByLabel('Code from the person').fill(claim);
  await lea.getByRole('button', { name: 'Show my pass once' }).click();
  const passcode = (await lea.locator('.passcode').textContent()) ?? '';
  expect(passcode).toBe(stage.world.graph.tenant.issuedPasscodes.at(-1));
  await lea.goto(stage.world.subject.url);
  await lea.getByLabel('User name').fill(people.lea.upn);
  await lea.getByLabel('Temporary Access Pass').fill(passcode);
  await lea.getByRole('button', { name: 'Sign in' }).click();
  await lea.getByRole('button', { name: 'Register a passkey' }).click();

  await tara.card(/Done: Passkey/);
  await tara.channel('TAP notices');
  await tara.card('Pass deleted, group left');
  expect(stage.world.graph.tenant.passes.size).toBe(0);
  expect(stage.world.graph.tenant.inGroup(groups.recovery.id)).toEqual([]);
  expect(tara.effort.presses).toBeLessThanOrEqual(8);
});
