import { Client } from 'pg';

/** What stands in a town's books when nobody does anything any more. */
export interface LeftOver {
  /** Cases that are not closed, and those that ended otherwise than with a registered method. */
  readonly open: number;
  readonly otherwise: number;
  /** How often a step was found stuck, or a message given up. */
  readonly dead: number;
  readonly jobs: number;
  /** Rows of what lives for minutes: authority lent, sign-ins under way, presentations awaited. */
  readonly shortLived: number;
  /** Rows of what remains for a day or for good, cases and their events aside: where to write to, turns, and what is kept under a key. */
  readonly kept: number;
}

const counted = {
  open: `select count(*) from request where live`,
  otherwise: `select count(*) from request where not live and body::json->>'outcome' <> 'completed'`,
  dead: `select count(*) from event where kind in ('stuck', 'undelivered')`,
  jobs: `select count(*) from job where request_id in (select id from request)`,
  shortLived: `select (select count(*) from lent) + (select count(*) from sign_in) + (select count(*) from presentation)`,
  kept: `select (select count(*) from conversation) + (select count(*) from turn) + (select count(*) from kept)`,
} as const;

/** Counts it in this database. */
export async function leftOver(databaseUrl: string): Promise<LeftOver> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const count = async (name: keyof LeftOver): Promise<number> => {
    const { rows } = await client.query<{ n: string }>(`select (${counted[name]})::float8 as n`);
    return Number(rows[0]?.n ?? 0);
  };
  const left = {
    open: await count('open'),
    otherwise: await count('otherwise'),
    dead: await count('dead'),
    jobs: await count('jobs'),
    shortLived: await count('shortLived'),
    kept: await count('kept'),
  };
  await client.end();
  return left;
}
