import type { Kysely } from 'kysely';
import type { Store } from '../ports';
import type { Event } from '../requests/event';
import type { Request } from '../requests/request';
import { changeRequest, databaseTime } from './change';
import { asking } from './faults';
import { claimJobs, finishJob, postponeJob, untilNextJob } from './jobs';
import { migrate } from './migrations';
import type { Database, Schema } from './schema';
import { shortLived } from './shortLived';

/** The store over an open database; brings its schema up to date first. `offsetMs` is the sandbox's clock, 0 in production. */
export async function createStore(database: Database, offsetMs: () => Promise<number>): Promise<Store> {
  const { queries } = database;
  await asking(() => migrate(queries));
  const listeners = new Set<() => void>();
  const wake = (): void => {
    for (const listener of listeners) listener();
  };
  const deaf = await asking(() => database.listen?.(wake) ?? Promise.resolve(undefined));

  return {
    ...readers(queries),
    ...shortLived(queries, offsetMs),
    async now() {
      const offset = await offsetMs();
      return await asking(() => databaseTime(queries, offset));
    },
    async change(requestId, work) {
      const notify = database.listen !== undefined;
      const { answer, changed } = await changeRequest(queries, requestId, await offsetMs(), notify, work);
      if (changed) wake();
      return answer;
    },
    async claim(owner, limit) {
      const offset = await offsetMs();
      return await asking(() => claimJobs(queries, owner, limit, offset));
    },
    finish: (job) => asking(() => finishJob(queries, job)),
    async postpone(job, delayMs, error) {
      const offset = await offsetMs();
      await asking(() => postponeJob(queries, job, delayMs, offset, error));
    },
    async nextDueMs() {
      const offset = await offsetMs();
      return await asking(() => untilNextJob(queries, offset));
    },
    onWork(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await deaf?.();
      await database.close();
    },
  };
}

type Readers = Pick<Store, 'read' | 'events' | 'byRef' | 'byLocator' | 'openOf' | 'openFor' | 'watched'>;

function readers(queries: Kysely<Schema>): Readers {
  const bodies = queries.selectFrom('request').select('body');
  const one = async (column: 'id' | 'ref' | 'locator', value: string): Promise<Request | undefined> => {
    const row = await asking(() => bodies.where(column, '=', value).executeTakeFirst());
    return row === undefined ? undefined : folded(row);
  };
  return {
    read: (requestId) => one('id', requestId),
    byRef: (ref) => one('ref', ref),
    byLocator: (locator) => one('locator', locator),
    async events(requestId) {
      const query = queries
        .selectFrom('event')
        .select('body')
        .where('request_id', '=', requestId)
        .orderBy('seq');
      return (await asking(() => query.execute())).map((row) => JSON.parse(row.body) as Event);
    },
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
    async watched(limit) {
      const query = bodies.where('watch_until', 'is not', null).orderBy('watch_until').limit(limit);
      return (await asking(() => query.execute())).map(folded);
    },
  };
}

function folded(row: { readonly body: string }): Request {
  return JSON.parse(row.body) as Request;
}
