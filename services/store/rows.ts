import { registrationDeadline } from '../requests/decideObservation';
import { due } from '../requests/due';
import type { Due } from '../requests/due';
import type { Happening } from '../requests/event';
import { evolve } from '../requests/evolve';
import { listed } from '../requests/listed';
import type { Request } from '../requests/request';
import type { Tied } from './append';
import type { Kept } from './kept';
import { leastUrgent, tellingFrom } from './laneOf';
import type { Schema } from './schema';

/** The queryable row of a folded request, without what ties it to the trail. */
export function requestRow(request: Request): Omit<Schema['request'], keyof Tied> {
  const watched = request.stage === 'handedOver' || request.stage === 'used';
  const { dueBy, waits } = listed(request);
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
    due_by: dueBy ?? null,
    waits: JSON.stringify(waits),
    listed: request.events,
    body: JSON.stringify(request),
  };
}

/** A request as the store keeps it. */
export const requestKept: Kept<Request, Happening, 'request'> = {
  table: 'request',
  evolve,
  row: requestRow,
  jobs: (request) => due(request).map((job) => ({ key: job.key, runAt: job.runAt, priority: priority(job) })),
};

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
