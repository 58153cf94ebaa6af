import { noCases, withCase } from './maturity/figures';
import type { CaseFigures } from './maturity/figures';
import type { Store } from './ports';
import { minutesAfter } from './requests/moments';

/** Figures look at the closed cases of so many days. */
export const figureDays = 90;

const page = 500;

/**
 * What the closed cases of the last days, or since a moment (ISO 8601), show; page by page, so that many cases cost no
 * memory. `openedSince` leaves out what was opened before.
 */
export async function caseFigures(
  store: Pick<Store, 'closedSince'>,
  now: string,
  { since = minutesAfter(now, -figureDays * 24 * 60), openedSince = '' } = {},
): Promise<CaseFigures> {
  let figures = noCases;
  for (let after: string | undefined; ;) {
    const requests = await store.closedSince(since, after, page);
    figures = requests.filter(({ openedAt }) => openedAt >= openedSince).reduce(withCase, figures);
    if (requests.length < page) return figures;
    after = requests.at(-1)?.id;
  }
}
