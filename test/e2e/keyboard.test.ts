import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { languages } from '../../bot/handover/pages/language';
import { openPageWith, samplePages } from '../handover/samplePages';
import { address, served } from './served';
import { openBrowser } from './stage';

const inEnglish = samplePages.filter(([, , { code }]) => code === 'en');
const inEach = languages.map((language) => [language.code, language] as const);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

function fail(): never {
  throw new Error('there is no such page');
}

describe('with the keyboard alone', () => {
  test.each(inEach)('a code is typed and sent, and what has the focus shows it (%s)', async (_, language) => {
    const page = await served(browser, () => openPageWith({})(language));
    await page.goto(address);
    const focused = async () =>
      await page.evaluate<readonly [string, string]>(
        `[document.activeElement.tagName, getComputedStyle(document.activeElement).outlineStyle + ' ' + getComputedStyle(document.activeElement).outlineWidth]`,
      );
    const way: (readonly [string, string])[] = [];
    for (let stop = 0; stop < 3; stop += 1) {
      await page.keyboard.press('Tab');
      way.push(await focused());
    }
    expect(way).toEqual([
      ['INPUT', 'solid 3px'],
      ['BUTTON', 'solid 3px'],
      ['SUMMARY', 'solid 3px'],
    ]);
    await page.keyboard.press('Enter');
    await page.getByRole('img').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('12345678');
    const sending = page.waitForRequest((request) => request.method() === 'POST');
    await page.keyboard.press('Enter');
    expect((await sending).postData()).toBe('csrf=mark&attempt=1&code=12345678');
    await page.close();
  });

  test.each(inEnglish)('%s: all of it is reached in its order, and each shows the focus', async (_, html) => {
    const page = await served(browser, () => html);
    await page.goto(address);
    const stops = `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), summary')].filter((one) => one.checkVisibility())`;
    const count = await page.evaluate<number>(`${stops}.length`);
    const way: string[] = [];
    for (let stop = 0; stop < count; stop += 1) {
      await page.keyboard.press('Tab');
      way.push(
        await page.evaluate<string>(
          `${stops}.indexOf(document.activeElement) + ' ' + getComputedStyle(document.activeElement).outlineStyle`,
        ),
      );
    }
    expect(way).toEqual(Array.from({ length: count }, (__, stop) => `${stop} solid`));
    await page.close();
  });

  const sent = [
    ['presence is confirmed and the pass asked for', 'open, for the manager (en)', 'present=yes'],
    ['a case is approved', 'to be approved (en)', 'csrf=mark'],
    ['somebody goes to sign in', 'open, before the manager signs in (en)', 'do=signIn'],
  ] as const;

  test.each(sent)('%s', async (_, name, expected) => {
    const [, html] = samplePages.find(([one]) => one === name) ?? fail();
    const page = await served(browser, () => html);
    await page.goto(address);
    const focused = async () =>
      await page.evaluate<string>(`document.activeElement.tagName + ' ' + document.activeElement.type`);
    await page.keyboard.press('Tab');
    while ((await focused()) !== 'BUTTON submit') {
      if ((await focused()) === 'INPUT checkbox') await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
    }
    const sending = page.waitForRequest((request) => request.method() === 'POST');
    await page.keyboard.press('Enter');
    expect((await sending).postData()).toContain(expected);
    await page.close();
  });
});
