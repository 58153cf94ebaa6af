import { severities } from '../alerts/alert';
import { concernDue } from '../alerting/due';
import type { ConcernDue } from '../alerting/due';
import type { Concern, ConcernHappening } from '../alerting/concern';
import { evolveConcern } from '../alerting/evolve';
import { readyJob } from './kept';
import type { Kept } from './kept';
import { tellingFrom } from './laneOf';
import type { Schema } from './schema';

/** The queryable row of a folded concern, without what ties it to the trail. */
function concernRow(concern: Concern): Omit<Schema['concern'], 'head' | 'salt'> {
  return {
    id: concern.id,
    topic: concern.topic,
    rule: concern.rule,
    rank: severities.indexOf(concern.severity),
    initiator_id: concern.initiatorId ?? '',
    live: concern.resolved === undefined,
    held: concern.held,
    raised_at: concern.raisedAt,
    events: concern.events,
    body: JSON.stringify(concern),
  };
}

/** An alert as the store keeps it. */
export const concernKept: Kept<Concern, ConcernHappening> = {
  evolve: evolveConcern,
  keep: (tx, concern, tied) => {
    const row = { ...concernRow(concern), ...tied };
    return tx
      .insertInto('concern')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  },
  jobs: (concern) => concernDue(concern).map((job) => readyJob(concern.id, job, priority(job))),
};

/** Taking away comes first, telling last, as for requests. */
function priority(job: ConcernDue): number {
  return { deed: 0, escalate: 2, tell: tellingFrom + 1 }[job.kind];
}
