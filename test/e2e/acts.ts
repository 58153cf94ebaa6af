import type { Page } from 'playwright-core';
import { groups, people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { everythingTold } from '../sandbox/recoveryCase';
import type { ScreenStage } from './stage';
import type { TeamsWindow } from './teamsWindow';

/** Which case is played. */
export interface Casting {
  readonly scenario: string;
  readonly subject: SandboxPerson;
  readonly ticket: string;
}

/** A technician, Tara unless told otherwise, opens a case. */
export async function open(
  { tara }: ScreenStage,
  { scenario, subject, ticket }: Casting,
  desk: TeamsWindow = tara,
  opener?: string,
): Promise<void> {
  await desk.say('new');
  await desk.press(scenario);
  await desk.fill('or the user name', subject.upn);
  await desk.fill('Ticket', ticket);
  await desk.fill('Reason', 'Phone stolen');
  if (opener !== undefined) await desk.choose(opener);
  await desk.press('Look up');
  await desk.press('Yes, start');
  await desk.card(new RegExp(`Prove who is calling.*${subject.name}`, 's'));
}

/** A technician has somebody who stands beside the user confirm it from their own chat. */
export async function seenBy(
  desk: TeamsWindow,
  colleague: TeamsWindow,
  { upn }: SandboxPerson,
  { subject }: Casting,
): Promise<void> {
  await desk.press('Seen in person');
  await desk.fill('User name of a colleague', upn);
  await desk.press('Ask a colleague');
  await colleague.card(`Is ${subject.name} standing beside you?`);
  await colleague.fill('How did you make sure?', 'Face and badge');
  await colleague.press('Yes, I made sure');
}

/** An approver follows the card to its page, signs in anew and approves there. */
export async function approveInBrowser(approver: TeamsWindow, { name }: SandboxPerson): Promise<void> {
  await approver.card('Approve a pass?');
  const page = await approver.follow('Approve in the browser');
  await page.getByText(name).click();
  await page.getByText('Continue as').click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Approved').first().waitFor();
  await page.close();
}

/** The technician of a case says that the user is ready, and signs in. */
export async function readyAs(desk: TeamsWindow, { name }: SandboxPerson): Promise<void> {
  await desk.card('Prepared');
  const page = await desk.follow('The user is ready');
  await page.getByText(name).click();
  await page.getByText('Continue as').click();
  await page.getByText('The user is ready').waitFor();
  await page.close();
}

/** Somebody who is with the user opens the ticket's link, signs in and says so; returns the passcode. */
export async function openInPerson(
  stage: ScreenStage,
  { ticket }: Casting,
  { name }: SandboxPerson,
  as = name,
): Promise<string> {
  const page = await phone(stage);
  await followLink(stage, page, ticket);
  await page.getByRole('button', { name: `Sign in as ${as}` }).click();
  await page.getByText(name).click();
  await page.getByText('Continue as').click();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Show the pass once' }).click();
  return await passcodeOn(page);
}

/** The manager vouches, and the technician has the code read back. */
export async function prove(stage: ScreenStage, { subject }: Casting): Promise<void> {
  const { tara, mona } = stage;
  await mona.card(`Is this really ${subject.name}?`);
  await mona.fill('How did you make sure?', 'Spoke on video');
  await mona.press('Yes, I made sure');
  const status = await tara.card(/Prove who is calling.*✓ The manager's word/s);
  await everythingTold(stage, subject);
  await tara.fill('Read-back code', /Say (\d{6})/.exec((await status.textContent()) ?? '')?.[1] ?? '');
  await tara.press('It was read back');
}

/** An approver approves. */
export async function approve({ anna }: ScreenStage): Promise<void> {
  await anna.card('Approve a pass?');
  await anna.press('Approve');
}

/** Tara says that the user is ready, and signs in. */
export async function ready({ tara }: ScreenStage): Promise<void> {
  await readyAs(tara, people.tara);
}

/** The subject opens the ticket's link on a phone and types the code that the manager passed on; returns the passcode. */
export async function openAsSubject(stage: ScreenStage, casting: Casting): Promise<string> {
  return await passcodeOn(await showToSubject(stage, casting));
}

/** The same, but returns the page while it shows the pass. */
export async function showToSubject(stage: ScreenStage, { subject, ticket }: Casting): Promise<Page> {
  const card = await stage.mona.card(`Code for ${subject.name}`);
  const code =
    /(\d{4}) (\d{4})/
      .exec((await card.textContent()) ?? '')
      ?.slice(1)
      .join('') ?? '';
  const page = await phone(stage);
  await followLink(stage, page, ticket);
  await page.getByLabel('Code from the person').fill(code);
  await page.getByRole('button', { name: 'Show my pass once' }).click();
  await page.locator('.passcode').waitFor();
  return page;
}

/** The subject signs in with the pass and, unless told otherwise, registers a passkey. */
export async function usePass(
  stage: ScreenStage,
  { subject }: Casting,
  passcode: string,
  register?: string,
): Promise<void> {
  const page = await phone(stage);
  await page.goto(stage.world.subject.url);
  await page.getByLabel('User name').fill(subject.upn);
  await page.getByLabel('Temporary Access Pass').fill(passcode);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('You are signed in').waitFor();
  if (register !== undefined) await page.getByRole('button', { name: register }).click();
  await page.context().close();
}

/** What is left in the tenant of all passes and memberships; empty after every case. */
export function leftBehind({ world }: ScreenStage): readonly string[] {
  const { tenant } = world.graph;
  const members = [groups.onboarding, groups.recovery, groups.privileged].flatMap((group) =>
    tenant.inGroup(group.id),
  );
  return [...tenant.passes.keys(), ...members, ...tenant.dangers];
}

/** A browser of one's own on a phone. */
export async function phone({ browser }: ScreenStage): Promise<Page> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 390, height: 844 },
  });
  return await context.newPage();
}

async function followLink(stage: ScreenStage, page: Page, ticket: string): Promise<void> {
  await page.goto(stage.world.serviceDesk.ticketPage('requester', ticket));
  await page.locator('a[href*="/h/"]').first().click();
}

/** The passcode on a page, which is then closed. */
export async function passcodeOn(page: Page): Promise<string> {
  const passcode = (await page.locator('.passcode').textContent()) ?? '';
  await page.context().close();
  return passcode;
}
