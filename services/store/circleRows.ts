import { isOpen } from '../contacts/circle';
import type { Circle } from '../contacts/circle';
import { circleDue } from '../contacts/due';
import { tellingFrom } from './rows';
import type { Schema } from './schema';

/** The queryable row of a folded circle, without what ties it to the trail. */
export function circleRow(circle: Circle): Omit<Schema['circle'], 'events' | 'head' | 'salt'> {
  return { id: circle.id, live: circleDue(circle).length > 0, body: JSON.stringify(circle) };
}

/** Who is asked, or has accepted, in a circle. */
export function memberRows(circle: Circle): Schema['circle_member'][] {
  return circle.contacts.filter(isOpen).map(({ person }) => ({ circle_id: circle.id, person_id: person.id }));
}

/** The new jobs of a circle, ready to run. */
export function circleJobs(circle: Circle): Schema['job'][] {
  return circleDue(circle).map((job) => ({
    request_id: circle.id,
    key: job.key,
    priority: tellingFrom + 1,
    run_at: job.runAt,
    state: 'ready',
    attempt: 0,
    owner: null,
    lease_until: null,
    last_error: null,
  }));
}
