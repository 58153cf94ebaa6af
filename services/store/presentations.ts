import type { Kysely } from 'kysely';
import type { AwaitedPresentations } from '../presentations';
import { databaseTime } from './databaseTime';
import { asking } from './faults';
import type { Schema } from './schema';

/** Presentations that are awaited, for minutes; and for good, that each was awaited once. */
export function awaitedPresentations(
  queries: Kysely<Schema>,
  offsetMs: () => Promise<number>,
): AwaitedPresentations {
  const now = async (): Promise<string> => databaseTime(queries, await offsetMs());
  return {
    async awaitPresentation({ state, id, code, requestId, link, qrCode, expiresAt }) {
      const asOf = await asking(now);
      return await asking(() =>
        queries.transaction().execute(async (tx) => {
          await tx.deleteFrom('presentation').where('expires_at', '<=', asOf).execute();
          const first = await tx
            .insertInto('receipt')
            .values({ id, request_id: requestId })
            .onConflict((conflict) => conflict.doNothing())
            .returning('id')
            .executeTakeFirst();
          if (first === undefined) return false;
          const row = {
            state,
            id,
            code,
            request_id: requestId,
            link,
            qr_code: qrCode,
            expires_at: expiresAt,
          };
          await tx.insertInto('presentation').values(row).execute();
          return true;
        }),
      );
    },
    async awaitedPresentation(by) {
      const query = queries.selectFrom('presentation').selectAll();
      const row = await asking(() =>
        ('state' in by
          ? query.where('state', '=', by.state)
          : query.where('code', '=', by.code)
        ).executeTakeFirst(),
      );
      const expiresAt = row === undefined ? '' : new Date(row.expires_at).toISOString();
      if (row === undefined || expiresAt <= (await asking(now))) return undefined;
      const { state, id, code, request_id: requestId, link, qr_code: qrCode } = row;
      return { state, id, code, requestId, link, qrCode, expiresAt };
    },
    async dropPresentation(state) {
      await asking(() => queries.deleteFrom('presentation').where('state', '=', state).execute());
    },
  };
}
