import type { Event, Happening } from '../../services/requests/event';
import type { Opening } from '../../services/requests/request';
import { decideReview } from '../../services/reviews/decide';
import type { ReviewCommand, ReviewNo } from '../../services/reviews/decide';
import { evolveReview } from '../../services/reviews/evolve';
import type { Review, ReviewHappening, ReviewLine } from '../../services/reviews/review';
import { approver, at, id, opening, requester } from '../requests/examples';

/** A line of a review; parts can be bent. */
export function line(key: string, more: Partial<ReviewLine> = {}): ReviewLine {
  return {
    key,
    what: 'pass',
    code: 'usable',
    since: at(0),
    personId: undefined,
    requestId: undefined,
    involved: [],
    ...more,
  };
}

/** What is played on one review: commands and events, each at its minute. */
export function playReview(lines: readonly ReviewLine[], dueAt = at(60)) {
  let review = evolveReview(undefined, {
    kind: 'reviewOpened',
    id: id(99),
    review: 'weekly',
    lines,
    dueAt,
    at: at(0),
    by: 'desk',
  });
  const put = (minute: number, events: readonly ReviewHappening[], by = 'desk'): void => {
    for (const event of events) review = evolveReview(review, { ...event, at: at(minute), by });
  };
  return {
    now: (): Review => review,
    put,
    /** Puts a command; returns what was refused, or how many events came of it. */
    ask(minute: number, command: ReviewCommand): ReviewNo['refused'] | number {
      const { events, refusal } = decideReview(review, command);
      put(minute, events, command.kind === 'sign' ? command.by.id : 'desk');
      return refusal?.refused ?? events.length;
    },
  };
}

/** The events of a whole recovery case that begins at a minute, in order. */
export function wholeCase(
  minute: number,
  more: Partial<Opening> = {},
  end: readonly Happening[] = used,
): Event[] {
  const happenings: readonly (readonly [number, Happening])[] = [
    [0, { kind: 'opened', opening: { ...opening().opening, ...more } }],
    [4, { kind: 'submitted' }],
    [10, { kind: 'approved', approver, security: false, hash: 'h', until: at(minute + 250), pairs: 1 }],
    [11, { kind: 'enrolling' }],
    [11, { kind: 'enrolled' }],
    [12, { kind: 'linked' }],
    [20, { kind: 'readied', until: at(minute + 35) }],
    ...end.map((one, index) => [22 + index, one] as const),
  ];
  return happenings.map(([after, happening]) => ({ ...happening, at: at(minute + after), by: requester.id }));
}

const shown: readonly Happening[] = [
  { kind: 'intended', attempt: 1, methodsBefore: [] },
  { kind: 'made', attempt: 1, passId: 'pass', expiresAt: at(60) },
  { kind: 'handedOver', attempt: 1, delivery: 'encryptedPage' },
];

const over = (outcome: 'completed' | 'unused'): readonly Happening[] => [
  { kind: 'concluded', outcome, because: undefined, person: undefined },
  { kind: 'passDeleted' },
  { kind: 'left' },
  { kind: 'closed' },
];

/** A pass that is used, with a key registered two minutes after it was shown. */
export const used: readonly Happening[] = [
  ...shown,
  { kind: 'used' },
  { kind: 'registered', methods: [{ id: 'key', kind: 'passkey', label: 'Key' }] },
  ...over('completed'),
];

/** A pass that is shown and never used. */
export const unused: readonly Happening[] = [...shown, ...over('unused')];
