import type { Stage } from './request';
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
