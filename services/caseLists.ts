import type { AskedWord } from './requests/asksWordOf';
import type { QueueFilter } from './requests/queue';
import type { Request, Stage } from './requests/request';

/** Which page of a list is asked for, from 0, and how many cases are on one; past the end it is the last one. */
export interface Paging {
  readonly page: number;
  readonly size: number;
}

/** The lists of open cases, a page at a time, however many are open. */
export interface CaseLists {
  /** The open cases that a filter lets through for a reader at a moment (ISO 8601), oldest first, counted by stage. */
  queue(
    filter: QueueFilter,
    readerId: string,
    now: string,
    paging: Paging,
  ): Promise<{
    readonly cases: readonly Request[];
    readonly page: number;
    readonly stages: readonly { readonly stage: Stage; readonly count: number }[];
  }>;
  /** The open cases that wait for a person's own word, approvals only where they may approve; the longest waiting first. */
  waiting(
    personId: string,
    approves: boolean,
    paging: Paging,
  ): Promise<{
    readonly cases: readonly { readonly request: Request; readonly asked: AskedWord }[];
    readonly page: number;
    readonly all: number;
  }>;
}
