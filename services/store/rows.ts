import type { JobLane } from '../ports';
import { registrationDeadline } from '../requests/decideObservation';
import { due } from '../requests/due';
import type { Due } from '../requests/due';
import type { Request } from '../requests/request';
import type { Schema } from './schema';

/** The queryable row of a folded request, without what ties it to the trail. */
export function requestRow(request: Request): Omit<Schema['request'], 'head' | 'salt'> {
  const watched = request.stage === 'handedOver' || request.stage === 'used';
  return {
    id: request.id,
    ref: request.ref,
    locator: request.locator,
    subject_id: request.subject.id,
    requester_id: request.requester.id,
    stage: request.stage,
    live: request.stage !== 'closed',
    watch_until: watched ? registrationDeadline(request) : null,
    opened_at: request.openedAt,
    closed_at: request.closedAt ?? null,
    events: request.events,
    body: JSON.stringify(request),
  };
}

/** The new jobs of a request, ready to run. */
export function jobRows(request: Request): Schema['job'][] {
  return due(request).map((job) => ({
    request_id: request.id,
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

/** What is told to people has this urgency or less. */
export const tellingFrom = 3;

/** Nothing is less urgent than this. */
export const leastUrgent = tellingFrom + 1;

/** In which lane a job of this urgency is. */
export function laneOf(priority: number): JobLane {
  if (priority === 0) return 'revoking';
  return priority < tellingFrom ? 'other' : 'telling';
}

/** Taking away comes first, then what brings a case on, then timers, and telling last; the link before the rest of it. */
function priority(job: Due): number {
  switch (job.kind) {
    case 'sweep':
    case 'late':
      return 0;
    case 'step':
      if (job.step === 'link') return tellingFrom;
      return job.step === 'ring' || job.step === 'enrol' ? 1 : 0;
    case 'timer':
    case 'review':
      return 2;
    case 'tell':
      return leastUrgent;
  }
}
