import { severities } from '../alerts/alert';
import { concernDue } from '../alerting/due';
import type { ConcernDue } from '../alerting/due';
import type { Concern } from '../alerting/concern';
import { tellingFrom } from './rows';
import type { Schema } from './schema';

/** The queryable row of a folded concern, without what ties it to the trail. */
export function concernRow(concern: Concern): Omit<Schema['concern'], 'head' | 'salt'> {
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

/** The new jobs of a concern, ready to run. */
export function concernJobs(concern: Concern): Schema['job'][] {
  return concernDue(concern).map((job) => ({
    request_id: concern.id,
    key: job.key,
    priority: priority(job),
    run_at: job.runAt,
    state: 'ready',
    attempt: 0,
    owner: null,
    lease_until: null,
    last_error: null,
  }));
}

/** Taking away comes first, telling last, as for requests. */
function priority(job: ConcernDue): number {
  return { deed: 0, escalate: 2, tell: tellingFrom + 1 }[job.kind];
}
