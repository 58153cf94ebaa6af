import type { Card, CardData, CardName } from '../data';
import type { Problem } from '../shown';

/** A card in one of its looks, with the name of that look. */
export interface Sample {
  readonly title: string;
  readonly card: Card;
}

/** The looks of one card: what they share, and what differs under the name of each look. */
export function looksOf<N extends CardName>(
  name: N,
  shared: CardData[N],
  looks: Readonly<Record<string, Partial<CardData[N]>>>,
): readonly Sample[] {
  return Object.entries(looks).map(([look, data]) => ({
    title: `${name}: ${look}`,
    card: { name, data: { ...shared, ...data } } as Card,
  }));
}

/** A "no" without a reference. */
export function problem(code: string, values: Readonly<Record<string, string>> = {}): Problem {
  return { code, values, reference: '' };
}
