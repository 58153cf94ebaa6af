import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Store } from '../ports';
import { databaseTime } from './databaseTime';
import { asking } from './faults';
import type { Schema } from './schema';

/** Teams repeats what it delivers within minutes; a day is ample. */
const rememberedHours = 24;
/** So often, in ms, what is older is forgotten, and not at every press. */
const tidyMs = 60_000;

type ShortLived = Pick<
  Store,
  | 'lend'
  | 'lent'
  | 'dropLent'
  | 'beginSignIn'
  | 'takeSignIn'
  | 'saveConversation'
  | 'conversation'
  | 'firstTime'
  | 'takeTurn'
  | 'giveBackTurn'
  | 'keep'
  | 'kept'
>;

/** What lives for minutes beside the requests: lent authority, sign-ins under way; and where people can be reached. */
export function shortLived(queries: Kysely<Schema>, offsetMs: () => Promise<number>): ShortLived {
  const now = async (): Promise<string> => databaseTime(queries, await offsetMs());
  let tidyAt = performance.now();
  return {
    async lend(requestId, sealed, expiresAt) {
      const row = { request_id: requestId, sealed, expires_at: expiresAt };
      await asking(async () => {
        await queries
          .deleteFrom('lent')
          .where('expires_at', '<=', await now())
          .execute();
        await queries
          .insertInto('lent')
          .values(row)
          .onConflict((conflict) => conflict.column('request_id').doUpdateSet(row))
          .execute();
      });
    },
    async lent(requestId) {
      const row = await asking(async () =>
        queries
          .selectFrom('lent')
          .select(['sealed', 'expires_at'])
          .where('request_id', '=', requestId)
          .where('expires_at', '>', await now())
          .executeTakeFirst(),
      );
      return row === undefined
        ? undefined
        : { sealed: Buffer.from(row.sealed), expiresAt: new Date(row.expires_at).toISOString() };
    },
    async dropLent(requestId) {
      await asking(() => queries.deleteFrom('lent').where('request_id', '=', requestId).execute());
    },
    async beginSignIn(pending, sealedVerifier) {
      const { state, purpose, requestId, browser, nonce, expiresAt } = pending;
      await asking(async () => {
        await queries
          .deleteFrom('sign_in')
          .where('expires_at', '<=', await now())
          .execute();
        await queries
          .insertInto('sign_in')
          .values({
            state,
            purpose,
            request_id: requestId,
            browser,
            nonce,
            sealed_verifier: sealedVerifier,
            expires_at: expiresAt,
          })
          .execute();
      });
    },
    async takeSignIn(state) {
      const row = await asking(() =>
        queries.deleteFrom('sign_in').where('state', '=', state).returningAll().executeTakeFirst(),
      );
      const expiresAt = row === undefined ? '' : new Date(row.expires_at).toISOString();
      if (row === undefined || expiresAt <= (await asking(now))) return undefined;
      const { purpose, request_id: requestId, browser, nonce, sealed_verifier: sealed } = row;
      return { state, purpose, requestId, browser, nonce, expiresAt, sealedVerifier: Buffer.from(sealed) };
    },
    async saveConversation(key, reference) {
      await asking(() =>
        queries
          .insertInto('conversation')
          .values({ key, reference })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ reference }))
          .execute(),
      );
    },
    async conversation(key) {
      const query = queries.selectFrom('conversation').select('reference').where('key', '=', key);
      return (await asking(() => query.executeTakeFirst()))?.reference;
    },
    async keep(key, value) {
      await asking(() =>
        queries
          .insertInto('kept')
          .values({ key, value })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
          .execute(),
      );
    },
    async kept(key) {
      const query = queries.selectFrom('kept').select('value').where('key', '=', key);
      return (await asking(() => query.executeTakeFirst()))?.value;
    },
    async takeTurn(key, everySeconds) {
      const { rows } = await asking(() =>
        sql`insert into turn (key, at) values (${key}, clock_timestamp())
          on conflict (key) do update set at = excluded.at
          where turn.at <= excluded.at - make_interval(secs => ${everySeconds}) returning key`.execute(
          queries,
        ),
      );
      return rows.length === 1;
    },
    async giveBackTurn(key) {
      await asking(() => queries.deleteFrom('turn').where('key', '=', key).execute());
    },
    async firstTime(key) {
      return await asking(async () => {
        if (performance.now() >= tidyAt) {
          tidyAt = performance.now() + tidyMs;
          await sql`delete from inbound where at < now() - make_interval(hours => ${rememberedHours})`.execute(
            queries,
          );
        }
        const { rows } =
          await sql`insert into inbound (key) values (${key}) on conflict do nothing returning key`.execute(
            queries,
          );
        return rows.length === 1;
      });
    },
  };
}
