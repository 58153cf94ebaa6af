import { Client } from 'pg';
import type { Clock } from '../sandbox/clock';

/** How jobs that are due stand in the books: what is there for long is seen, what is done at once is not. */
export interface JobWatch {
  /** How long (s of the machine) the one that stood longest stood there, and how often one was tried at most. */
  stop(): Promise<{ readonly longest: number; readonly tries: number }>;
}

const everyMs = 200;

/** Looks at them, five times a second, in the database that is used by this clock. */
export async function watchJobs(databaseUrl: string, clock: Clock): Promise<JobWatch> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const since = new Map<string, number>();
  let longest = 0;
  let tries = 0;
  const ended = new AbortController();
  const loop = (async () => {
    while (!ended.signal.aborted) {
      const { rows } = await client.query<{ id: string; attempt: number }>(
        `select request_id || ' ' || key as id, attempt from job where run_at <= now() + make_interval(secs => $1)`,
        [clock.offsetMs() / 1_000],
      );
      const now = performance.now();
      const due = new Set(rows.map(({ id }) => id));
      for (const id of since.keys()) if (!due.has(id)) since.delete(id);
      for (const { id, attempt } of rows) {
        longest = Math.max(longest, (now - (since.get(id) ?? now)) / 1_000);
        tries = Math.max(tries, attempt);
        if (!since.has(id)) since.set(id, now);
      }
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  })();
  return {
    async stop() {
      ended.abort();
      await loop;
      await client.end();
      return { longest, tries };
    },
  };
}
