import { severities } from '../alerts/alert';
import { concernDue } from '../alerting/due';
import type { ConcernDue } from '../alerting/due';
import type { Concern, ConcernHappening } from '../alerting/concern';
import { evolveConcern } from '../alerting/evolve';
import type { Tied } from './append';
import type { Kept } from './kept';
import { leastUrgent } from './laneOf';
import type { Schema } from './schema';

/** The queryable row of a folded concern, without what ties it to the trail. */
function concernRow(concern: Concern): Omit<Schema['concern'], keyof Tied> {
  return {
    id: concern.id,
    topic: concern.topic,
    rule: concern.rule,
    rank: severities.indexOf(concern.severity),
    initiator_id: concern.initiatorId ?? '',
    live: concern.resolved === undefined,
    held: concern.held,
    raised_at: concern.raisedAt,
    body: JSON.stringify(concern),
  };
}

/** An alert as the store keeps it. */
export const concernKept: Kept<Concern, ConcernHappening, 'concern'> = {
  table: 'concern',
  evolve: evolveConcern,
  row: concernRow,
  jobs: (concern) =>
    concernDue(concern).map((job) => ({ key: job.key, runAt: job.runAt, priority: priority(job) })),
};

/** Taking away comes first, telling last, as for requests. */
function priority(job: ConcernDue): number {
  return { deed: 0, escalate: 2, tell: leastUrgent }[job.kind];
}
