/** What a span is of: what Teams sent, a word or press in it, a call to the tenant, a job, a page. */
export type Traced = 'activity' | 'action' | 'graph' | 'job' | 'page';

/** What is said of a span: words from closed lists and a status, never a person, a case, an address or a text of theirs. */
export interface SpanLabels {
  readonly verb?: string;
  readonly lane?: string;
  readonly route?: string;
  readonly ended?: string;
  /** The code of the fault with which it ended. */
  readonly fault?: string;
  /** The status of an HTTP answer. */
  readonly status?: number;
}

/** Runs work as a span within the one that is under way; its answer may add labels, and what it throws goes on. */
export type Trace = <T>(
  what: Traced,
  labels: SpanLabels,
  work: () => Promise<T>,
  labelled?: (answer: T) => SpanLabels,
) => Promise<T>;

/** Where nothing is traced. */
export const untraced: Trace = (_what, _labels, work) => work();
