import type { Kysely } from 'kysely';
import { jobLanes } from '../ports';
import type { JobLane, Store } from '../ports';
import type { Request } from '../requests/request';
import { eventsOf } from './append';
import { changeDesk, changeRequest, deskOf } from './change';
import { circles } from './circles';
import { concerns } from './concerns';
import { exportCursors } from './exportCursors';
import { databaseTime } from './databaseTime';
import { asking } from './faults';
import { figures } from './figures';
import { claimJobs, finishJob, mendJobs, postponeJob } from './jobs';
import { migrate } from './migrations';
import { awaitedPresentations } from './presentations';
import { queue } from './queue';
import type { Database, Schema } from './schema';
import { relist } from './relist';
import { reviews } from './reviews';
import { shortLived } from './shortLived';
import { tenantRecords } from './tenantRecords';
import { trail } from './trail';

/** Longer than any job may take; what a dead instance had taken up falls to others after it. */
const lease = 60;

/** The store over an open database; brings its schema up to date first. `offsetMs` is the sandbox's clock, 0 in production. */
export async function createStore(
  database: Database,
  offsetMs: () => Promise<number>,
  leaseSeconds = lease,
): Promise<Store> {
  const { queries } = database;
  await asking(() => migrate(queries));
  // After an upgrade, so that nobody's list has to wait for it.
  await asking(() => relist(queries));
  const listeners = new Set<(lanes: readonly JobLane[]) => void>();
  const wake = (lanes: readonly JobLane[] = jobLanes): void => {
    for (const listener of listeners) listener(lanes);
  };
  const deaf = await asking(() => database.listen?.(wake) ?? Promise.resolve(undefined));

  return {
    ...readers(queries),
    ...queue(queries),
    ...shortLived(queries, offsetMs),
    ...awaitedPresentations(queries, offsetMs),
    ...tenantRecords(queries),
    ...concerns(queries, offsetMs, wake, database.tell),
    ...circles(queries, offsetMs, wake, database.tell),
    ...reviews(queries, offsetMs, wake, database.tell),
    ...exportCursors(queries),
    trail: trail(queries),
    async now() {
      const offset = await offsetMs();
      return await asking(() => databaseTime(queries, offset));
    },
    databaseTime: () => asking(() => databaseTime(queries, 0)),
    async change(requestId, work) {
      const { answer, changed, lanes } = await changeRequest(
        queries,
        requestId,
        await offsetMs(),
        database.tell,
        work,
      );
      if (changed) wake(lanes);
      return answer;
    },
    async changeDesk(work) {
      const answer = await changeDesk(queries, await offsetMs(), work);
      wake();
      return answer;
    },
    async claim(owner, limit, lane, holds = []) {
      const offset = await offsetMs();
      return await asking(() => claimJobs(queries, owner, limit, lane, holds, leaseSeconds, offset));
    },
    finish: (job) => asking(() => finishJob(queries, job)),
    async postpone(job, delayMs, error) {
      const offset = await offsetMs();
      await asking(() => postponeJob(queries, job, delayMs, offset, error));
      // Whoever sleeps until the next job is due may sleep for too long now.
      wake();
    },
    mendJobs: (after, limit) => asking(() => mendJobs(queries, after, limit)),
    onWork(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async figures() {
      const offset = await offsetMs();
      return await asking(() => figures(queries, offset));
    },
    async close() {
      await deaf?.();
      await database.close();
    },
  };
}

/** More earlier cases than this say nothing that fewer do not. */
const historyAtMost = 200;

type Readers = Pick<
  Store,
  | 'desk'
  | 'read'
  | 'events'
  | 'byRef'
  | 'byLocator'
  | 'openOf'
  | 'openFor'
  | 'live'
  | 'liveSubjects'
  | 'openedSince'
  | 'closedSince'
  | 'lastFor'
  | 'watched'
>;

function readers(queries: Kysely<Schema>): Readers {
  const bodies = queries.selectFrom('request').select('body');
  const one = async (column: 'id' | 'ref' | 'locator', value: string): Promise<Request | undefined> => {
    const row = await asking(() => bodies.where(column, '=', value).executeTakeFirst());
    return row === undefined ? undefined : folded(row);
  };
  return {
    async desk() {
      const query = queries.selectFrom('desk').select('body');
      return deskOf(await asking(() => query.executeTakeFirstOrThrow()));
    },
    read: (requestId) => one('id', requestId),
    byRef: (ref) => one('ref', ref),
    byLocator: (locator) => one('locator', locator),
    events: (requestId) => asking(() => eventsOf(queries, requestId)),
    async openOf(requesterId) {
      const query = bodies
        .where('requester_id', '=', requesterId)
        .where('live', '=', true)
        .orderBy('opened_at', 'desc');
      return (await asking(() => query.limit(50).execute())).map(folded);
    },
    async openFor(subjectId) {
      const query = bodies.where('subject_id', '=', subjectId).where('live', '=', true);
      const row = await asking(() => query.executeTakeFirst());
      return row === undefined ? undefined : folded(row);
    },
    async live() {
      const query = bodies.where('live', '=', true).orderBy('opened_at');
      return (await asking(() => query.execute())).map(folded);
    },
    async liveSubjects() {
      const query = queries.selectFrom('request').select('subject_id').where('live', '=', true);
      return (await asking(() => query.execute())).map((row) => row.subject_id);
    },
    async openedSince(who, since) {
      const own =
        'subjectId' in who
          ? bodies.where('subject_id', '=', who.subjectId)
          : bodies.where('requester_id', '=', who.requesterId);
      const query = own.where('opened_at', '>', since).orderBy('opened_at', 'desc').limit(historyAtMost);
      return (await asking(() => query.execute())).map(folded);
    },
    async closedSince(since, after, limit) {
      const query = bodies.where('closed_at', '>=', since).orderBy('id').limit(limit);
      const page = after === undefined ? query : query.where('id', '>', after);
      return (await asking(() => page.execute())).map(folded);
    },
    async lastFor(subjectId) {
      const query = bodies.where('subject_id', '=', subjectId).orderBy('opened_at', 'desc').limit(1);
      const row = await asking(() => query.executeTakeFirst());
      return row === undefined ? undefined : folded(row);
    },
    async watched(limit) {
      const query = bodies.where('watch_until', 'is not', null).orderBy('watch_until').limit(limit);
      return (await asking(() => query.execute())).map(folded);
    },
  };
}

function folded(row: { readonly body: string }): Request {
  return JSON.parse(row.body) as Request;
}
