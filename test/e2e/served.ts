import type { Browser, Page } from 'playwright-core';
import { pageHeaders } from '../../bot/handover/pages/headers';
import { languages } from '../../bot/handover/pages/language';
import { closedPage } from '../../bot/handover/pages/plainPages';
import { stylesheet } from '../../bot/handover/pages/stylesheet';

/** Where the served page is said to be. */
export const address = 'https://desk.example/h/abcd2345';

/** How a page is served. */
export interface Serving {
  readonly options?: Parameters<Browser['newPage']>[0];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser window in which every page is this one, as it is served, headers included. */
export async function served(
  browser: Browser,
  html: () => string,
  { options = {}, headers = {} }: Serving = {},
): Promise<Page> {
  const page = await browser.newPage(options);
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/assets/page.css')
      return route.fulfill({ contentType: 'text/css; charset=utf-8', body: stylesheet });
    if (pathname === '/closed')
      return route.fulfill({ headers: pageHeaders(), body: closedPage(languages[0] ?? fail()) });
    return route.fulfill({ headers: { ...pageHeaders(), ...headers }, body: html() });
  });
  return page;
}

function fail(): never {
  throw new Error('there is no language');
}
