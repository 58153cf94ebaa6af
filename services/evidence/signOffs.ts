import { listUnder, textUnder, under } from './line';
import type { Line } from './line';

/** A review with what was signed of it. Times in ISO 8601; empty where something did not happen. */
export interface SignOff {
  readonly review: string;
  readonly kind: string;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly lines: number;
  readonly signed: number;
  readonly notOk: number;
  readonly signedAt: string;
  readonly signers: readonly string[];
  readonly notes: readonly string[];
  readonly escalated: number;
  /** Signed after its time, or not signed whole though its time is over. */
  readonly late: boolean;
}

/** How a review was signed, from its lines; undefined where its beginning is not among them. */
export function signOffOf(lines: readonly Line[], now: string): SignOff | undefined {
  const [first] = lines;
  if (first?.kind !== 'reviewOpened') return undefined;
  const signs = lines.filter(({ kind }) => kind === 'reviewSigned');
  const last = new Map(signs.map((sign) => [textUnder(sign.event, 'line'), sign]));
  const count = listUnder(first.event, 'lines').length;
  const signedAt = last.size < count ? '' : (signs.at(-1)?.at ?? first.at);
  const dueAt = textUnder(first.event, 'dueAt');
  return {
    review: first.request,
    kind: textUnder(first.event, 'review'),
    openedAt: first.at,
    dueAt,
    lines: count,
    signed: last.size,
    notOk: [...last.values()].filter(({ event }) => under(event, 'ok') === false).length,
    signedAt,
    signers: [...new Set(signs.map(({ event }) => textUnder(event, 'person', 'name')))],
    notes: signs.map(({ event }) => textUnder(event, 'note')).filter((note) => note !== ''),
    escalated: lines.filter(({ kind }) => kind === 'reviewEscalated').length,
    late: (signedAt === '' ? now : signedAt) > dueAt,
  };
}
