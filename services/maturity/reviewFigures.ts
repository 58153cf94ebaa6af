/** What the reviews of a time show, in counts. */
export interface ReviewFigures {
  /** Weekly reviews that were opened, and those of them of which every line is signed. */
  readonly weekly: number;
  readonly weeklySigned: number;
  /** Reviews of any kind, however old, whose time is over and that wait for a signature. */
  readonly late: number;
}

/** Figures of no review at all. */
export const noReviews: ReviewFigures = { weekly: 0, weeklySigned: 0, late: 0 };
