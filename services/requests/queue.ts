import type { AskedWord } from './asksWordOf';
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

/** Which page of a list is asked for, from 0, and how many cases are on one. */
export interface Paging {
  readonly page: number;
  readonly size: number;
}

/** A page of the open cases, oldest first, and how many there are on all pages by stage; the last page when there are fewer. */
export interface QueuePage {
  readonly cases: readonly Request[];
  readonly page: number;
  readonly stages: readonly { readonly stage: Stage; readonly count: number }[];
}

/** A page of the cases that wait for a person's own word, the longest waiting first, and how many there are on all pages. */
export interface WaitingPage {
  readonly cases: readonly { readonly request: Request; readonly asked: AskedWord }[];
  readonly page: number;
  readonly all: number;
}
