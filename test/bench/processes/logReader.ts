import { createLog } from '../../../bot/log';
import { createGraph } from '../../../services/graph/graph';
import { guidePolicy } from '../../../services/policy/policy';
import { owed, planOf } from '../../../services/logCursors';
import type { Store } from '../../../services/ports';
import { readLogs } from '../../../services/readLogs';
import { minutesAfter } from '../../../services/requests/moments';
import { Secret } from '../../../services/secret';
import { openPostgres } from '../../../services/store/postgres';
import { createStore } from '../../../services/store/store';
import { streams } from '../../../services/tenantLogs';
import type { World } from '../../../services/world';
import { answering } from './answering';
import { usage } from './usage';

/** Where the books and the logs are. */
export interface ReaderPlan {
  readonly databaseUrl: string;
  readonly graphUrl: string;
}

/** One round of reading: seconds, pages, and how many minutes of what is new are still unread. */
export interface Round {
  readonly seconds: number;
  readonly pages: number;
  readonly behind: number;
  /** How overdue what has aged is that was to be read once more: from 1 on it is due, and well above that it is late. */
  readonly overdue: number;
  readonly rss: number;
}

/** The cursors of a watch that has read everything in its time until now: what has aged is due from the first round on. */
async function asIfKeptUp(store: Store): Promise<void> {
  const now = await store.now();
  for (const stream of streams) {
    const { lags } = planOf(stream, guidePolicy.alerts.limits.lateMinutes);
    const cursors = [0, ...lags].map((lag) => ({ lag, until: minutesAfter(now, -lag) }));
    await store.moveLogCursors(stream, cursors);
  }
}

let read: ((minutes: number) => Promise<Round>) | undefined;

answering({
  async start({ databaseUrl, graphUrl }: ReaderPlan): Promise<void> {
    const log = createLog();
    let offsetMs = 0;
    let pages = 0;
    const store = await createStore(openPostgres(new Secret(databaseUrl), log), () =>
      Promise.resolve(offsetMs),
    );
    const token = () => Promise.resolve({ token: new Secret('none'), expiresAt: Date.now() + 3_600_000 });
    const { logs } = createGraph({
      graphUrl,
      front: token,
      reaper: token,
      bot: token,
      privilegedGroupId: '',
      // How long it waits for a place in Graph's lane is not the question; that it needs no more places than there are is.
      lane: { calls: 1_000_000, perMs: 1 },
      logs: { names: [], groupIds: [], identities: [], signInVersion: 'beta' },
      note: () => (pages += 1),
    });
    await asIfKeptUp(store);
    const world = { store, logs, policy: guidePolicy, log } as unknown as World;
    read = async (minutes) => {
      offsetMs += minutes * 60_000;
      pages = 0;
      const from = performance.now();
      await readLogs(world, new AbortController().signal);
      const seconds = (performance.now() - from) / 1_000;
      const now = await store.now();
      let behind = 0;
      let overdue = 0;
      for (const stream of streams) {
        const plan = planOf(stream, guidePolicy.alerts.limits.lateMinutes);
        const cursors = new Map((await store.logCursors(stream)).map(({ lag, until }) => [lag, until]));
        for (const lag of [0, ...plan.lags])
          overdue = Math.max(overdue, owed(plan, cursors, lag, now).urgency);
        behind = Math.max(behind, (Date.parse(now) - Date.parse(cursors.get(0) ?? now)) / 60_000);
      }
      return { seconds, pages, behind, overdue, rss: usage().rss };
    };
  },
  round: (minutes: number) => read?.(minutes),
  stop() {
    setImmediate(() => process.exit(0));
  },
});
