/** When reviews are made, and until when they must be signed. */
export interface Reviewing {
  /** The day (1 is Monday) and the time of the main site, as in 08:00, at which the weekly review is opened. */
  readonly weekday: number;
  readonly at: string;
  /** Hours after which a weekly review that is not signed whole is late. */
  readonly weeklyHours: number;
  /** Hours after the end of a privileged case in which its log must be reviewed; then no other one is opened. */
  readonly caseHours: number;
}

/** The guide's reviews (parts 2.2 and 5.2). */
export const guideReviewing: Reviewing = { weekday: 1, at: '08:00', weeklyHours: 72, caseHours: 24 };

/** The bounds of its numbers: later than this, and a review would come too late to be one. */
export const reviewBounds = {
  weekday: { least: 1, most: 7 },
  weeklyHours: { least: 1, most: 120 },
  caseHours: { least: 1, most: 72 },
} as const;

/** Every place, as a sentence, where reviews would come too late to be any. */
export function loosenedReviews(reviews: Reviewing): readonly string[] {
  return (['weeklyHours', 'caseHours'] as const).flatMap((name) => {
    const { least, most } = reviewBounds[name];
    return reviews[name] >= least && reviews[name] <= most ? [] : [`reviews.${name}: ${least} to ${most}`];
  });
}
