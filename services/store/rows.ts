import { registrationDeadline } from '../requests/decideObservation';
import { due } from '../requests/due';
import type { Due } from '../requests/due';
import type { Event } from '../requests/event';
import type { Request } from '../requests/request';
import type { Schema } from './schema';

/** The queryable row of a folded request. */
export function requestRow(request: Request): Schema['request'] {
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
    events: request.events,
    body: JSON.stringify(request),
  };
}

/** The row of one event; its body is the canonical text that is never parsed by the database. */
export function eventRow(requestId: string, seq: number, event: Event): Schema['event'] {
  return {
    request_id: requestId,
    seq,
    at: event.at,
    by: event.by,
    kind: event.kind,
    body: JSON.stringify(event),
  };
}

/** The new jobs of a request, ready to run. */
export function jobRows(request: Request): Schema['job'][] {
  return due(request).map((job) => ({
    request_id: request.id,
    key: job.key,
    kind: job.kind,
    priority: priority(job),
    body: JSON.stringify(job),
    run_at: job.runAt,
    state: 'ready',
    attempt: 0,
    owner: null,
    lease_until: null,
    last_error: null,
  }));
}

/** Taking away comes first, then what brings a case on, then timers, and telling last. */
function priority(job: Due): number {
  switch (job.kind) {
    case 'sweep':
      return 0;
    case 'step':
      return job.step === 'ring' || job.step === 'enrol' || job.step === 'link' ? 1 : 0;
    case 'timer':
      return 2;
    case 'tell':
      return 3;
  }
}
