import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { languages } from '../../bot/handover/pages/language';
import { blankAfterSeconds } from '../../bot/handover/pages/stylesheet';
import { openPageWith, samplePages, samplePasscode, shownPage } from '../handover/samplePages';
import { address, served } from './served';
import type { Serving } from './served';
import { openBrowser } from './stage';

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };
const inEnglish = samplePages.filter(([, , { code }]) => code === 'en');
/** Words wrap differently in each language; colours are the same. */
const looks = [
  ['a phone by daylight', phone, 'light', inEnglish],
  ['a phone in the dark', phone, 'dark', samplePages],
  ['a desk by daylight', desk, 'light', inEnglish],
  ['a desk in the dark', desk, 'dark', inEnglish],
  ['a desk at 400 % zoom', { width: 320, height: 256 }, 'light', samplePages],
] as const;
const inEach = languages.map((language) => [language.code, language] as const);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

/** A window that shows the pass, in a language. */
async function withPass(language = languages[0] ?? fail(), serving: Serving = {}): Promise<Page> {
  const page = await served(browser, () => shownPage(samplePasscode)(language), serving);
  await page.goto(address);
  return page;
}

function fail(): never {
  throw new Error('there is no language');
}

describe.each(looks)('on %s', (_look, viewport, colorScheme, pages) => {
  let page: Page;
  let html = '';

  beforeAll(async () => {
    page = await served(browser, () => html, { options: { viewport, colorScheme, bypassCSP: true } });
  });

  afterAll(async () => {
    await page.close();
  });

  test.each(pages)('%s: can be read by everybody and needs no scrolling sideways', async (_, sample) => {
    html = sample;
    await page.goto(address);
    await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(
      async () =>
        await (globalThis as unknown as { axe: { run(how: object): Promise<AxeResults> } }).axe.run({
          resultTypes: ['violations'],
        }),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    const wider = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wider).toBe(0);
  });
});

test.each(inEach)('a wrong code is told with the field that it was typed into (%s)', async (_, language) => {
  const page = await served(browser, () =>
    openPageWith({ problem: { code: 'wrongCode', values: {} } })(language),
  );
  await page.goto(address);
  const field = page.getByRole('textbox');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  const told = await page.evaluate(
    `document.querySelector('#code').getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' ')`,
  );
  expect(told).toContain(language.words.open.codeHint);
  expect(told).toContain((await page.getByRole('alert').textContent()) ?? 'nothing');
  await page.close();
});

describe('the page with the pass', () => {
  test('is styled under its own content security policy', async () => {
    const page = await withPass();
    const size = await page.evaluate(
      `parseFloat(getComputedStyle(document.querySelector('.passcode')).fontSize)`,
    );
    expect(size).toBeGreaterThan(24);
    await page.close();
  });

  test('tells kinds of characters apart without colour', async () => {
    const page = await withPass(undefined, { options: { forcedColors: 'active' } });
    const marks = await page.evaluate(`['digit', 'capital', 'small', 'symbol'].map((kind) => {
      const style = getComputedStyle(document.querySelector('.passcode .' + kind));
      return [style.textDecorationLine, style.fontWeight, style.borderTopStyle].join(' ');
    })`);
    expect(marks).toEqual(['underline 600 none', 'none 800 none', 'none 400 none', 'none 600 solid']);
    await page.close();
  });

  test('prints as an empty sheet', async () => {
    const page = await withPass();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.passcode').isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(false);
    await page.close();
  });

  test('gives the passcode whole to whoever selects it', async () => {
    const page = await withPass();
    const selected = await page.evaluate(
      `getSelection().selectAllChildren(document.querySelector('.passcode')), getSelection().toString()`,
    );
    expect(selected).toBe(samplePasscode);
    await page.close();
  });

  test.each(inEach)(
    'goes blank by itself in a browser that ignores its refresh, and says so (%s)',
    async (_, language) => {
      const page = await withPass(language);
      const at = async (seconds: number) => {
        await page.evaluate(
          `document.getAnimations().forEach((one) => { one.pause(); one.currentTime = ${seconds * 1_000}; })`,
        );
        return await Promise.all([
          page.locator('.passcode').isVisible(),
          page.getByRole('listitem').first().isVisible(),
          page.getByText(language.words.closed.text).isVisible(),
        ]);
      };
      expect(await at(blankAfterSeconds - 1)).toEqual([true, true, false]);
      expect(await at(blankAfterSeconds + 1)).toEqual([false, false, true]);
      const selected = await page.evaluate(
        `getSelection().selectAllChildren(document.body), getSelection().toString()`,
      );
      expect(selected).not.toContain('aB3');
      await page.close();
    },
  );

  test('is left for another page when its time is up', async () => {
    const page = await withPass(undefined, { headers: { refresh: `${blankAfterSeconds}; url=/closed` } });
    const session = await page.context().newCDPSession(page);
    const left = page.waitForURL('**/closed', { waitUntil: 'commit' });
    await session.send('Emulation.setVirtualTimePolicy', {
      policy: 'advance',
      budget: (blankAfterSeconds + 5) * 1_000,
    });
    await left;
    expect(new URL(page.url()).pathname).toBe('/closed');
    await page.close();
  });
});

test('forced colours leave a frame around every button and field', async () => {
  const page = await served(browser, () => openPageWith({})(languages[0] ?? fail()), {
    options: { forcedColors: 'active' },
  });
  await page.goto(address);
  const frames = await page.evaluate(
    `[...document.querySelectorAll('button, input[type=text]')].map((one) => getComputedStyle(one).borderTopStyle + ' ' + (getComputedStyle(one).borderTopColor !== getComputedStyle(document.body).backgroundColor))`,
  );
  expect(frames).toEqual(['solid true', 'solid true']);
  await page.close();
});
