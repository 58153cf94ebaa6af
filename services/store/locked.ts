import { sql } from 'kysely';
import type { SelectQueryBuilder, Transaction } from 'kysely';
import { frontierLock } from './append';
import { timeOf } from './databaseTime';
import type { Schema } from './schema';

/** A row that is held until the transaction ends, if there is one, and the time (ISO 8601) at which it was. */
export interface Locked<Row> {
  readonly row: Row | undefined;
  readonly now: string;
}

/**
 * Locks the row of a query and reads the time behind the lock, in one statement: what is decided is never older than what
 * it waited for. Whoever writes holds the frontier of the trail, too, so that no seal is made over what is under way.
 */
export async function locked<Table extends keyof Schema, Row extends { readonly body: string }>(
  tx: Transaction<Schema>,
  query: SelectQueryBuilder<Schema, Table, Row>,
  offsetMs: number,
): Promise<Locked<Row>> {
  const { rows } = await sql<(Row | { readonly body: null }) & { readonly ms: number }>`
    with own as materialized ${query.forUpdate()}
    select own.*, pg_advisory_xact_lock_shared(${sql.lit(frontierLock)}) as frontier,
      (extract(epoch from clock_timestamp()) * 1000)::float8 as ms
    from (select 1) as one left join own on true`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new Error('a lock answers with one row');
  // Of a row that is not there, everything is null.
  return {
    row: found.body === null ? undefined : found,
    now: timeOf(found.ms, offsetMs),
  };
}
