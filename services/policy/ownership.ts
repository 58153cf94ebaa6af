/** Who answers for the policy, who approved it on which day (as in 2026-03-31), and how often it is reviewed. */
export interface Ownership {
  /** Empty where nobody is named. */
  readonly owner: string;
  readonly approvedBy: string;
  /** Empty while it is not approved. */
  readonly approvedOn: string;
  readonly reviewEveryMonths: number;
}

/** The day by which the policy is to be reviewed, counted from its approval; undefined while it is not approved. */
export function nextReview({ approvedOn, reviewEveryMonths }: Ownership): string | undefined {
  if (approvedOn === '') return undefined;
  const [year = 0, month = 0, day = 0] = approvedOn.split('-').map(Number);
  const months = month - 1 + reviewEveryMonths;
  const lastOfMonth = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}

/** Why a policy is not in order on a day: nobody owns it, nobody approved it, or its review is overdue. */
export type Disorder = 'noOwner' | 'notApproved' | 'approvedLater' | 'overdue';

/** What is not in order with who answers for a policy, on a day such as 2026-03-31. */
export function disorders(ownership: Ownership, today: string): readonly Disorder[] {
  const { owner, approvedBy, approvedOn } = ownership;
  const review = nextReview(ownership);
  return [
    ...(owner.trim() === '' ? (['noOwner'] as const) : []),
    ...(approvedBy.trim() === '' || approvedOn === '' ? (['notApproved'] as const) : []),
    ...(approvedOn > today ? (['approvedLater'] as const) : []),
    ...(review !== undefined && review < today ? (['overdue'] as const) : []),
  ];
}
