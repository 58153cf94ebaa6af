import { afterAll, beforeAll, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { galleryPage } from '../../cards/gallery/page';
import { samples } from '../../cards/samples';
import { openBrowser } from './stage';

/** What a small phone (375 by 667) shows of a message between Teams' own bars. */
const onePhoneScreen = 460;
/** What the renderer of cards itself leaves out: the level of a heading, and the label of a people picker. */
const ofTheRenderer = /role="heading"|ac-choiceSetInput-filtered-textbox/;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1700, height: 900 } });
  await page.setContent(galleryPage());
  // Only the cards as wide as on a phone, with the first form of each unfolded.
  await page.evaluate(`
    for (const frame of document.querySelectorAll('.frame.desktop')) frame.remove();
    for (const frame of document.querySelectorAll('.frame.phone'))
      frame.querySelector('[aria-expanded=false]')?.click();
  `);
});

afterAll(async () => {
  await browser.close();
});

test('every card in every look is drawn, light and dark, and nothing of it sticks out on a phone', async () => {
  const frames = await page.locator('.frame.phone').count();
  expect(frames).toBe(2 * samples.length);
  const wide = await page.evaluate<readonly string[]>(`
    [...document.querySelectorAll('.frame.phone')].filter((frame) => {
      const { right } = frame.getBoundingClientRect();
      return [...frame.querySelectorAll('*')].some((one) => one.getBoundingClientRect().right > right + 0.5);
    }).map((frame) => frame.dataset.title)
  `);
  expect(wide).toEqual([]);
});

test('every card can be read by everybody', async () => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    async () =>
      await (
        globalThis as unknown as { axe: { run(where: object, how: object): Promise<AxeResults> } }
      ).axe.run({ include: ['.frame.phone'] }, { resultTypes: ['violations'] }),
  );
  const ours = violations.flatMap(({ id, nodes }) =>
    nodes.filter(({ html }) => !ofTheRenderer.test(html)).map(({ html }) => `${id}: ${html}`),
  );
  expect(ours.slice(0, 5)).toEqual([]);
});

test('all that an approver decides on stands on one screen of a small phone', async () => {
  const heights = await page.evaluate<readonly (readonly [string, number])[]>(`
    [...document.querySelectorAll('.light .frame.phone')]
      .filter(({ dataset }) => dataset.title.startsWith('approval: '))
      .map((frame) => [
        frame.dataset.title,
        Math.ceil(frame.querySelector('.ac-factset').getBoundingClientRect().bottom - frame.getBoundingClientRect().top),
      ])
  `);
  expect(heights.length).toBeGreaterThan(8);
  expect(heights.filter(([, height]) => height > onePhoneScreen)).toEqual([]);
});
