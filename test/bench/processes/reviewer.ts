import { createLog } from '../../../bot/log';
import { guidePolicy } from '../../../services/policy/policy';
import { quarterlyReview } from '../../../services/quarterlyReview';
import type { Period } from '../../../services/reviews/period';
import { Secret } from '../../../services/secret';
import { openPostgres } from '../../../services/store/postgres';
import { createStore } from '../../../services/store/store';
import { answering } from './answering';
import { usage } from './usage';

/** Which books are to be reviewed, and of which time. */
export interface ReviewPlan {
  readonly url: string;
  readonly period: Period;
}

/** What a review took: seconds, MiB that were resident before and at most, and how many cases it counted. */
export interface Reviewed {
  readonly seconds: number;
  readonly before: number;
  readonly most: number;
  readonly cases: number;
}

answering({
  async review({ url, period }: ReviewPlan): Promise<Reviewed> {
    const log = createLog();
    const store = await createStore(openPostgres(new Secret(url), log), () => Promise.resolve(0));
    globalThis.gc?.();
    const before = usage().rss;
    let most = before;
    const watching = setInterval(() => (most = Math.max(most, usage().rss)), 50);
    const from = performance.now();
    const told = await quarterlyReview(
      { store, policy: guidePolicy, log, logs: undefined, baseline: undefined },
      period,
    );
    const seconds = (performance.now() - from) / 1_000;
    clearInterval(watching);
    await store.close();
    return { seconds, before, most, cases: told.cases.cases };
  },
  stop() {
    setImmediate(() => process.exit(0));
  },
});
