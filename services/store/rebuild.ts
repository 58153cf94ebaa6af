import type { Event } from '../requests/event';
import { fold } from '../requests/evolve';
import { keepJobs } from './change';
import { requestRow } from './rows';
import type { Database } from './schema';

/** Throws rows and jobs away and makes them anew from the events; returns how many requests were rebuilt. */
export async function rebuild({ queries }: Database): Promise<number> {
  return await queries.transaction().execute(async (tx) => {
    await tx.deleteFrom('job').execute();
    await tx.deleteFrom('request').execute();
    const ids = await tx.selectFrom('event').select('request_id').distinct().execute();
    for (const { request_id: id } of ids) {
      const rows = await tx
        .selectFrom('event')
        .select('body')
        .where('request_id', '=', id)
        .orderBy('seq')
        .execute();
      const request = fold(rows.map((row) => JSON.parse(row.body) as Event));
      if (request === undefined) continue;
      await tx.insertInto('request').values(requestRow(request)).execute();
      await keepJobs(tx, request);
    }
    return ids.length;
  });
}
