import type { Store } from './ports';

/** So many at once, so that many open requests cost no memory and hold up nobody for long. */
const perPage = 500;
/** So many pages a round: with more open requests than that, a round goes on where the one before it left off. */
const pagesARound = 20;
const key = 'mended';

/**
 * Gives open requests the jobs that they lack, and returns how many lacked some: all of them, as before anything else is
 * done, or a round's share, wherever the last round was made.
 */
export async function mend(
  store: Pick<Store, 'mendJobs' | 'kept' | 'keep'>,
  share: 'all' | 'round',
): Promise<number> {
  const left = share === 'all' ? '' : ((await store.kept(key)) ?? '');
  let after = left === '' ? undefined : left;
  let all = 0;
  for (let page = 0; share === 'all' || page < pagesARound; page += 1) {
    const { mended, next } = await store.mendJobs(after, perPage);
    all += mended;
    after = next;
    if (next === undefined) break;
  }
  if (share === 'round' && (after ?? '') !== left) await store.keep(key, after ?? '');
  return all;
}
