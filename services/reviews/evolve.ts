import type { Review, ReviewEvent } from './review';

/** The review after one more event; the first opens it. A review without a line has nothing to be signed. */
export function evolveReview(review: Review | undefined, event: ReviewEvent): Review {
  if (event.kind === 'reviewOpened') {
    const { id, review: kind, lines, dueAt, at: openedAt } = event;
    return {
      id,
      kind,
      lines,
      openedAt,
      dueAt,
      signs: {},
      signedAt: lines.length === 0 ? openedAt : undefined,
      escalated: 0,
      escalatedTo: [],
      told: {},
      undelivered: [],
      events: 1,
    };
  }
  if (review === undefined) throw new Error(`${event.kind} before a review was opened`);
  return { ...review, ...change(review, event), events: review.events + 1 };
}

function change(review: Review, event: Exclude<ReviewEvent, { kind: 'reviewOpened' }>): Partial<Review> {
  switch (event.kind) {
    case 'reviewSigned': {
      const { person: by, at, ok, note } = event;
      const signs = { ...review.signs, [event.line]: { by, at, ok, note } };
      const isDone = review.lines.every(({ key }) => signs[key] !== undefined);
      return { signs, signedAt: isDone ? at : undefined };
    }
    case 'reviewEscalated':
      return {
        escalated: event.step,
        escalatedTo: [...new Map([...review.escalatedTo, ...event.to].map((one) => [one.id, one])).values()],
      };
    case 'reviewTold':
      return {
        told: { ...review.told, [event.slot]: { look: event.look, receipt: event.receipt } },
        undelivered: review.undelivered.filter((one) => !one.startsWith(`${event.slot} `)),
      };
    case 'reviewUndelivered':
      return { undelivered: [...review.undelivered, `${event.slot} ${event.look}`] };
  }
}
