import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { casePage } from '../../bot/evidence/casePage';
import { indexPage } from '../../bot/evidence/indexPage';
import { quarterlyReport } from '../../bot/review/report';
import { weekReport } from '../../bot/review/weekReport';
import { sampleLines, samplePack, sampleSummary } from '../evidence/samplePack';
import { emptyQuarter, quarter, week } from '../reviews/quarter';
import { readableByAll } from './readable';
import { openBrowser } from './stage';

const pages = [
  ['the quarter', quarterlyReport(quarter)],
  ['a quarter without a case, in which nothing could be read', quarterlyReport(emptyQuarter)],
  ['the week', weekReport(week)],
  ['the first page of an evidence pack', indexPage(samplePack())],
  ['a case in it', casePage('TAP-AAAAAA', sampleSummary(), sampleLines)],
] as const;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

readableByAll(() => browser, pages);

test('the plots have bars, in colours that follow the screen, under the report’s own content security policy', async () => {
  const shown = await browser.newPage({ viewport: { width: 1000, height: 800 }, colorScheme: 'light' });
  const said: string[] = [];
  shown.on('console', (message) => said.push(message.text()));
  await shown.setContent(quarterlyReport(quarter));
  const fills = `[...document.querySelectorAll('figure svg path')]
    .filter((path) => (path.getAttribute('fill') ?? '').startsWith('var(--plot'))
    .map((path) => getComputedStyle(path).fill)`;
  const light = await shown.evaluate<string[]>(fills);
  await shown.emulateMedia({ colorScheme: 'dark' });
  const dark = await shown.evaluate<string[]>(fills);
  expect(light.length).toBeGreaterThan(15);
  expect(dark).toHaveLength(light.length);
  expect(dark.some((fill) => light.includes(fill))).toBe(false);
  expect(said).toEqual([]);
  await shown.close();
});

test('what somebody was called stays a text', async () => {
  const name = '<img src=x onerror=alert(1)>"\'&';
  const [first] = quarter.cases.pairs;
  const page = quarterlyReport({ ...quarter, names: { [first?.requesterId ?? '']: name } });
  expect(page).not.toContain('<img');
  const shown = await browser.newPage();
  await shown.setContent(page);
  expect(await shown.locator('body').innerText()).toContain(name);
  await shown.close();
});
