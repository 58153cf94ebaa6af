import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { htmlReport } from '../../bot/tenant/report';
import { differences } from '../../services/baseline/difference';
import { judge } from '../../services/baseline/report';
import { expected, policiesLess, somebody, stateWith } from '../baseline/goodState';
import { openBrowser } from './stage';

const looks = [
  ['a small phone in the dark', { width: 320, height: 640 }, 'dark'],
  ['a desk by daylight', { width: 1280, height: 900 }, 'light'],
] as const;
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

describe.each(looks)('on %s', (_look, viewport, colorScheme) => {
  test('the report of the baseline can be read by everybody and needs no scrolling sideways', async () => {
    const shown = await browser.newPage({ viewport, colorScheme, bypassCSP: true });
    await shown.setContent(page);
    await shown.evaluate(axe.source);
    const { violations } = await shown.evaluate(
      async () => await (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    const wider = await shown.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wider).toBe(0);
    await shown.close();
  });
});

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
