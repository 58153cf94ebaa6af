import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { htmlReport } from '../../bot/tenant/report';
import { differences } from '../../services/baseline/difference';
import { judge } from '../../services/baseline/report';
import { expected, policiesLess, somebody, stateWith } from '../baseline/goodState';
import { readableByAll } from './readable';
import { openBrowser } from './stage';

const at = '2026-01-05T08:00:00.000Z';
const before = judge('7e000000-0000-4000-8000-000000000001', at, stateWith(), expected);
const longNames = Array.from({ length: 12 }, (_, n) =>
  somebody(`${'quite.a.long.name'.repeat(6)}${String(n)}`),
);
const report = judge(
  before.tenantId,
  at,
  { ...stateWith({ policies: policiesLess('register'), technicians: longNames }), units: unread() },
  expected,
);
const page = htmlReport({ report, before, differences: differences(before, report) });
let browser: Browser;

function unread() {
  return { is: 'unreadable', why: 'forbidden' } as const;
}

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

readableByAll(() => browser, [['the report of the baseline', page]]);

test('on paper it has what a screen unfolds: the lines of the guide and the public checks', async () => {
  const shown = await browser.newPage({ viewport: { width: 794, height: 1123 } });
  await shown.setContent(page);
  const folded = shown.locator('article details p').first();
  const height = async (): Promise<number> => (await folded.boundingBox())?.height ?? 0;
  expect(await height()).toBe(0);
  await shown.emulateMedia({ media: 'print' });
  expect(await height()).toBeGreaterThan(5);
  await shown.close();
});

test('the report is styled under its own content security policy, and links to what is open and what changed', async () => {
  const shown = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  const said: string[] = [];
  shown.on('console', (message) => said.push(message.text()));
  await shown.setContent(page);
  const ground = await shown.evaluate(
    "getComputedStyle(document.querySelector('.state.fail')).backgroundColor",
  );
  expect(ground).not.toBe('rgba(0, 0, 0, 0)');
  // Once under what is open, once under what changed.
  const links = `[...document.querySelectorAll('a')]
    .filter((link) => link.textContent === 'Whoever has only a pass can register')
    .map((link) => link.getAttribute('href'))`;
  expect(await shown.evaluate(links)).toEqual(['#registration.reachable', '#registration.reachable']);
  expect(said).toEqual([]);
  await shown.close();
});
