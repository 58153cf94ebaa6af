import { dueBy } from '../../services/requests/dueBy';
import type { QueueFilter } from '../../services/requests/queue';
import type { Request } from '../../services/requests/request';
import { waitsFor } from '../../services/requests/waitsFor';

/** What the queue of every store must let through for a reader at a moment (ISO 8601), in the order of the cases. */
export function inQueue(
  requests: readonly Request[],
  { whose, waits, stage, late }: QueueFilter,
  readerId: string,
  now: string,
): readonly Request[] {
  return requests.filter((request) => {
    const { parts, people } = waitsFor(request);
    if (whose === 'mine' && request.requester.id !== readerId) return false;
    if (whose === 'me' && !people.some(({ id }) => id === readerId)) return false;
    if (waits !== undefined && !parts.includes(waits)) return false;
    if (stage !== undefined && request.stage !== stage) return false;
    return !late || dueBy(request) < now;
  });
}
