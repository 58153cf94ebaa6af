import type { Review } from './review';

/** A place where people read a review, and which look it should have now. */
export interface ReviewPlace {
  /** Unique within the review: `card` is the channel's, `person:<object id>` a person's. */
  readonly name: string;
  readonly to: { readonly person: string } | 'notices';
  readonly look: string;
  /** Post anew although an older message exists, because an edit would not be noticed. */
  readonly repost: boolean;
}

/** Everything that should be readable of a review now. Whoever took part in a case is not asked to review it. */
export function reviewPlaces(review: Review): readonly ReviewPlace[] {
  const look = [review.escalated, ...review.lines.map(({ key }) => review.signs[key]?.at ?? '')].join('/');
  const place = (name: string, to: ReviewPlace['to']): ReviewPlace => {
    const [step = ''] = review.told[name]?.look.split('/') ?? [];
    return { name, to, look, repost: review.told[name] !== undefined && Number(step) < review.escalated };
  };
  const isInvolved = (id: string): boolean =>
    review.lines.length > 0 && review.lines.every(({ involved }) => involved.includes(id.toLowerCase()));
  return [
    place('card', 'notices'),
    ...review.escalatedTo
      .filter(({ id }) => !isInvolved(id))
      .map(({ id }) => place(`person:${id}`, { person: id })),
  ];
}
