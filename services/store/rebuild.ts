import type { Kysely } from 'kysely';
import type { ConcernEvent } from '../alerting/concern';
import type { CircleEvent } from '../contacts/circle';
import type { Event } from '../requests/event';
import type { ReviewEvent } from '../reviews/review';
import { eventsOf } from './append';
import { circleKept } from './circleRows';
import { concernKept } from './concernRows';
import { refold } from './kept';
import { reviewKept } from './reviewRows';
import { requestKept } from './rows';
import type { Database, Schema } from './schema';

/** Throws rows and jobs away and makes them anew from the events; returns how many requests were rebuilt. */
export async function rebuild({ queries }: Database): Promise<number> {
  return await queries.transaction().execute(async (tx) => {
    const requests = await tx.selectFrom('request').select(['id', 'salt']).execute();
    const alerts = await tx.selectFrom('concern').select(['id', 'salt']).execute();
    const contacts = await tx.selectFrom('circle').select(['id', 'salt']).execute();
    const reviews = await tx.selectFrom('review').select(['id', 'salt']).execute();
    const salts = new Map(
      [...requests, ...alerts, ...contacts, ...reviews].map(({ id, salt }) => [id, salt]),
    );
    await tx.deleteFrom('job').execute();
    await tx.deleteFrom('request').execute();
    await tx.deleteFrom('concern').execute();
    await tx.deleteFrom('circle').execute();
    await tx.deleteFrom('circle_member').execute();
    await tx.deleteFrom('review').execute();
    const ids = await tx.selectFrom('event').select('request_id').distinct().execute();
    for (const { request_id: id } of ids) await rebuildOne(tx, id, salts.get(id) ?? '');
    return ids.length;
  });
}

/** Makes the row and the jobs under one id anew from its events; without its old salt later values get a new one. */
export async function rebuildOne(tx: Kysely<Schema>, id: string, salt: string): Promise<void> {
  const events = await eventsOf<Event | ConcernEvent | CircleEvent | ReviewEvent>(tx, id);
  const last = tx
    .selectFrom('event')
    .select(['seq', 'hash'])
    .where('request_id', '=', id)
    .orderBy('seq', 'desc');
  const { seq, hash: head } = await last.limit(1).executeTakeFirstOrThrow();
  const tied = { events: seq, head, salt };
  // What is left of something whose beginning was dropped has nothing to be folded.
  const kind = events[0]?.kind ?? '';
  if (kind === 'opened') await refold(tx, requestKept, events as readonly Event[], tied);
  else if (kind === 'alertRaised') await refold(tx, concernKept, events as readonly ConcernEvent[], tied);
  else if (kind === 'reviewOpened') await refold(tx, reviewKept, events as readonly ReviewEvent[], tied);
  else if (kind.startsWith('contact')) await refold(tx, circleKept, events as readonly CircleEvent[], tied);
}
