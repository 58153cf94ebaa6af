import { describe, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';

/** The least and the usual screen on which a report is read, in dark and in light. */
const looks = [
  ['a small phone in the dark', { width: 320, height: 640 }, 'dark'],
  ['a desk by daylight', { width: 1280, height: 900 }, 'light'],
] as const;

/** Tests that everybody can read each of these pages (its name and its HTML) on either screen. */
export function readableByAll(
  browser: () => Browser,
  pages: readonly (readonly [what: string, html: string])[],
): void {
  describe.each(looks)('on %s', (_look, viewport, colorScheme) => {
    test.each(pages)('%s can be read by everybody and needs no scrolling sideways', async (_what, html) => {
      const shown = await browser().newPage({ viewport, colorScheme, bypassCSP: true });
      await shown.setContent(html);
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
}
