import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from './schema';

/** Database time moved by the sandbox's offset, in ISO 8601. */
export async function databaseTime(queries: Kysely<Schema>, offsetMs: number): Promise<string> {
  const { rows } = await sql<{
    ms: number;
  }>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`.execute(queries);
  return timeOf(rows[0]?.ms ?? 0, offsetMs);
}

/** A moment of the database (ms) moved by the sandbox's offset, in ISO 8601. */
export function timeOf(ms: number, offsetMs: number): string {
  return new Date(Math.floor(ms) + offsetMs).toISOString();
}
