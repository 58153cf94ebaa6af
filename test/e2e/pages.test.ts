import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { pageHeaders } from '../../bot/handover/pages/headers';
import { stylesheet } from '../../bot/handover/pages/stylesheet';
import { samplePages, samplePasscode, shownPage } from '../handover/samplePages';
import { openBrowser } from './stage';

const looks = [
  ['a small phone in the dark', { width: 320, height: 640 }, 'dark'],
  ['a desk by daylight', { width: 1280, height: 900 }, 'light'],
] as const;
const address = 'https://desk.example/h/abcd2345';
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

/** A page as it is served, headers included. */
async function served(html: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage(options);
  const styles = { contentType: 'text/css; charset=utf-8', body: stylesheet };
  await page.route('**/*', (route) =>
    route.fulfill(
      new URL(route.request().url()).pathname === '/assets/page.css'
        ? styles
        : { headers: pageHeaders(), body: html },
    ),
  );
  await page.goto(address);
  return page;
}

describe.each(looks)('on %s', (_look, viewport, colorScheme) => {
  test.each(samplePages)('%s: can be read by everybody and needs no scrolling sideways', async (_, html) => {
    const page = await served(html, { viewport, colorScheme, bypassCSP: true });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(
      async () => await (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    const wider = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wider).toBe(0);
    await page.close();
  });
});

describe('the page with the pass', () => {
  test('is styled under its own content security policy', async () => {
    const page = await served(shownPage(samplePasscode));
    const size = await page.evaluate(
      `parseFloat(getComputedStyle(document.querySelector('.passcode')).fontSize)`,
    );
    expect(size).toBeGreaterThan(24);
    await page.close();
  });

  test('prints as an empty sheet', async () => {
    const page = await served(shownPage(samplePasscode));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.passcode').isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(false);
    await page.close();
  });

  test('gives the passcode whole to whoever selects it', async () => {
    const page = await served(shownPage(samplePasscode));
    const selected = await page.evaluate(
      `getSelection().selectAllChildren(document.querySelector('.passcode')), getSelection().toString()`,
    );
    expect(selected).toBe(samplePasscode);
    await page.close();
  });
});
