import { dueBy } from './dueBy';
import { waitsFor } from './waitsFor';
import type { Request, Stage } from './request';
import type { WaitedPart } from './waitsFor';

/** Which of the open cases somebody wants to see; an absent part asks for nothing. */
export interface QueueFilter {
  /** All cases, those that the reader requested, or those that wait for the reader. */
  readonly whose: (typeof whose)[number];
  readonly waits?: WaitedPart | undefined;
  readonly stage?: Stage | undefined;
  /** Only cases for which somebody was waited too long. */
  readonly late: boolean;
}

/** Whose cases can be asked for. */
export const whose = ['all', 'mine', 'me'] as const;

/** The open cases that a filter lets through for a reader at a moment (ISO 8601), in their order. */
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
