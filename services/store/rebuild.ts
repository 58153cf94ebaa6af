import type { Kysely } from 'kysely';
import type { Concern, ConcernEvent } from '../alerting/concern';
import { evolveConcern } from '../alerting/evolve';
import type { CircleEvent } from '../contacts/circle';
import { foldCircle } from '../contacts/evolve';
import type { Event } from '../requests/event';
import { fold } from '../requests/evolve';
import { eventsOf } from './append';
import { keepJobRows, keepJobs } from './change';
import { keepCircle } from './circles';
import { concernJobs, concernRow } from './concernRows';
import { evolveReview } from '../reviews/evolve';
import type { Review, ReviewEvent } from '../reviews/review';
import { reviewJobs, reviewRow } from './reviewRows';
import { requestRow } from './rows';
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

/** Makes the row and the jobs of one request anew from its events; without its old salt later values get a new one. */
export async function rebuildOne(tx: Kysely<Schema>, id: string, salt: string): Promise<void> {
  const events = await eventsOf<Event | ConcernEvent | CircleEvent | ReviewEvent>(tx, id);
  // What is left of a request whose beginning was dropped has nothing to be folded.
  const [first] = events;
  const last = tx
    .selectFrom('event')
    .select(['seq', 'hash'])
    .where('request_id', '=', id)
    .orderBy('seq', 'desc');
  const { seq, hash: head } = await last.limit(1).executeTakeFirstOrThrow();
  if (first?.kind === 'alertRaised')
    await rebuildConcern(tx, events as readonly ConcernEvent[], { head, salt });
  if (first !== undefined && isOfCircle(first)) {
    const circle = foldCircle(events as readonly CircleEvent[]);
    if (circle !== undefined) await keepCircle(tx, circle, { events: seq, head, salt });
  }
  if (first?.kind === 'reviewOpened')
    await rebuildReview(tx, events as readonly ReviewEvent[], { head, salt });
  const request = first?.kind === 'opened' ? fold(events as readonly Event[]) : undefined;
  if (request === undefined) return;
  const row = { ...requestRow(request), head, salt };
  await tx
    .insertInto('request')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await keepJobs(tx, request);
}

function isOfCircle({ kind }: { readonly kind: string }): boolean {
  return kind.startsWith('contact');
}

async function rebuildConcern(
  tx: Kysely<Schema>,
  events: readonly ConcernEvent[],
  tied: { readonly head: string; readonly salt: string },
): Promise<void> {
  const concern = events.reduce<Concern | undefined>(evolveConcern, undefined);
  if (concern === undefined) return;
  const row = { ...concernRow(concern), ...tied };
  await tx
    .insertInto('concern')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await keepJobRows(tx, concern.id, concernJobs(concern));
}

async function rebuildReview(
  tx: Kysely<Schema>,
  events: readonly ReviewEvent[],
  tied: { readonly head: string; readonly salt: string },
): Promise<void> {
  const review = events.reduce<Review | undefined>(evolveReview, undefined);
  if (review === undefined) return;
  const row = { ...reviewRow(review), ...tied };
  await tx
    .insertInto('review')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await keepJobRows(tx, review.id, reviewJobs(review));
}
