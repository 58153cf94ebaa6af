import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { documentOf } from '../../bot/policy/document';
import { page } from '../../bot/policy/page';
import { summaryOf } from '../../bot/policy/summary';
import { busyDesk } from '../written/examples';
import { readableByAll } from './readable';
import { openBrowser } from './stage';

const hash = 'a1'.repeat(32);
const whole = documentOf(busyDesk, hash);
const written = page(whole);
const summary = page(summaryOf(busyDesk, whole));
const pages = [
  ['the written policy', written],
  ['the summary', summary],
] as const;
const sheet = { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' };
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

readableByAll(() => browser, pages);

test('it is styled under its own content security policy, and every line of its contents leads to a part', async () => {
  const shown = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  const said: string[] = [];
  shown.on('console', (message) => said.push(message.text()));
  await shown.setContent(written);
  const dead = `[...document.querySelectorAll('nav a')]
    .map((link) => link.getAttribute('href').slice(1))
    .filter((id) => document.getElementById(id)?.tagName !== 'SECTION')`;
  expect(await shown.evaluate(dead)).toEqual([]);
  expect(await shown.locator('nav a').count()).toBe(whole.sections.length);
  const ground = "getComputedStyle(document.querySelector('.disorder')).backgroundColor";
  expect(await shown.evaluate(ground)).not.toBe('rgba(0, 0, 0, 0)');
  expect(said).toEqual([]);
  await shown.close();
});

describe('on paper', () => {
  test('the summary is one page, also from a dark screen, and black on white', async () => {
    const shown = await browser.newPage({ viewport: { width: 794, height: 1123 }, colorScheme: 'dark' });
    await shown.setContent(summary);
    const sheets = await shown.pdf({ format: 'A4', margin: sheet });
    expect(sheets.toString('latin1').match(/\/Type ?\/Page\b/g)).toHaveLength(1);
    await shown.emulateMedia({ media: 'print' });
    const colours = 'getComputedStyle(document.body).color + getComputedStyle(document.body).backgroundColor';
    expect(await shown.evaluate(colours)).toBe('rgb(0, 0, 0)rgb(255, 255, 255)');
    await shown.close();
  });

  test('the policy has no contents to press, and repeats the head of a table on each sheet', async () => {
    const shown = await browser.newPage({ viewport: { width: 794, height: 1123 } });
    await shown.setContent(written);
    await shown.emulateMedia({ media: 'print' });
    expect(await shown.locator('nav').isVisible()).toBe(false);
    const heads = "[...document.querySelectorAll('thead')].map((head) => getComputedStyle(head).display)";
    expect(new Set(await shown.evaluate<string[]>(heads))).toEqual(new Set(['table-header-group']));
    await shown.close();
  });
});
