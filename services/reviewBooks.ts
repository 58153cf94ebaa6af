import type { Change } from './change';
import type { Coverage } from './alerts/record';
import type { Event } from './requests/event';
import type { Review, ReviewHappening, ReviewKind } from './reviews/review';
import type { DeadJob } from './reviews/weekly';

/** What the watch over the logs could read, and when (ISO 8601) it last looked; `since` is when there first was one. */
export interface Watched {
  readonly since: string;
  readonly at: string | undefined;
  readonly coverage: Coverage | undefined;
}

/** The reviews of the desk in the store, kept as events like its alerts, and what they are made from. */
export interface ReviewBooks {
  /** Locks a review, runs `work` (which awaits nothing) and commits its events, the row and the jobs; for a new one `work` gets undefined. */
  changeReview<T>(
    id: string,
    work: (review: Review | undefined, now: string) => Change<T, ReviewHappening>,
  ): Promise<T>;
  review(id: string): Promise<Review | undefined>;
  /** The newest review of a kind. */
  lastReview(kind: ReviewKind): Promise<Review | undefined>;
  /** Reviews of a kind that are not signed whole, the earliest due first, so many at most. */
  openReviews(kind: ReviewKind, limit: number): Promise<readonly Review[]>;
  /** Reviews that were opened in this time (ISO 8601, the end is not in it), oldest first, in bounded pages. */
  reviewsBetween(from: string, to: string): AsyncIterable<readonly Review[]>;
  /** Jobs that failed so often at least, so many at most. */
  failingJobs(attempts: number, limit: number): Promise<readonly DeadJob[]>;
  /** The events of these requests, request by request and each in order. */
  eventsAbout(
    requestIds: readonly string[],
  ): Promise<readonly { readonly requestId: string; readonly event: Event }[]>;
  /** How many alerts of each rule were raised in this time (ISO 8601, the end is not in it), and how many of these are open. */
  alertsBetween(
    from: string,
    to: string,
  ): Promise<readonly { readonly rule: string; readonly count: number; readonly open: number }[]>;
  lastWatch(): Promise<Watched>;
  /** Keeps what the watch could read at a moment (ISO 8601). */
  keepWatch(at: string, coverage: Coverage): Promise<void>;
}

/** Brings a review to one of its places; returns the receipt under which it can be updated. */
export interface ReviewMessenger {
  tellReview(review: Review, place: string): Promise<string>;
}
