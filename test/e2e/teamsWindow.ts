import type { Browser, Locator, Page } from 'playwright-core';

/** One person's Teams window: an Agents Playground in a browser, driven as a person would. */
export interface TeamsWindow {
  readonly page: Page;
  /** How many buttons were pressed and how many characters were typed here. */
  readonly effort: { presses: number; characters: number };
  chat(): Promise<void>;
  channel(name: string): Promise<void>;
  say(text: string): Promise<void>;
  /** Waits until a card shows a text, and returns that card. */
  card(text: string | RegExp): Promise<Locator>;
  /** Presses a button of the newest card that has it; a button that follows a link is pressed with `follow`. */
  press(button: string | RegExp): Promise<void>;
  /** The address behind a link button of the newest card that has it. */
  follow(button: string): Promise<Page>;
  fill(label: string, value: string): Promise<void>;
  choose(option: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a Playground in a browser context of its own. */
export async function openTeams(browser: Browser, url: string): Promise<TeamsWindow> {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 1000 },
    ignoreHTTPSErrors: true,
  });
  const page = await context.newPage();
  await page.goto(url);
  const effort = { presses: 0, characters: 0 };
  const cards = (): Locator => page.locator('.ac-adaptiveCard');
  const button = (name: string | RegExp): Locator =>
    cards().locator('button, [role=button]').filter({ hasText: name }).last();
  return {
    page,
    effort,
    async chat() {
      await page.locator('[role=treeitem][aria-label="Personal Chat"]').click();
    },
    async channel(name) {
      await page.locator(`[role=treeitem][aria-label*="${name}"]`).click();
    },
    async say(text) {
      const box = page.locator('[role=textbox]').last();
      await box.click();
      await box.pressSequentially(text);
      await box.press('Enter');
      effort.characters += text.length;
    },
    async card(text) {
      const found = cards().filter({ hasText: text }).last();
      await found.waitFor({ timeout: 90_000 });
      return found;
    },
    async press(name) {
      effort.presses += 1;
      await button(name).click({ timeout: 90_000 });
    },
    async follow(name) {
      effort.presses += 1;
      const opened = context.waitForEvent('page');
      await button(name).click({ timeout: 90_000 });
      return await opened;
    },
    async fill(label, value) {
      effort.characters += value.length;
      const input = cards().getByLabel(label).last();
      await input.click();
      await input.pressSequentially(value);
      await input.blur();
      if ((await input.inputValue()) !== value) throw new Error(`"${label}" did not keep what was typed`);
    },
    async choose(option) {
      effort.presses += 1;
      await cards().getByText(option).last().click();
    },
    async close() {
      await context.close();
    },
  };
}
