import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import type { Card } from '../../cards/data';
import { cardLanguages } from '../../cards/language';
import { render } from '../../cards/render';
import { samples } from '../../cards/samples';
import { codes } from './filled';

/** Lists of codes of our own: as long as there are codes. */
const lists = ['modes', 'openers', 'roles', 'scenarios'];

/** What takes most of a message: characters of four bytes, and what is escaped once or twice. */
const unit = fc.constantFrom('😀', '漢', 'ش', '[', '\\', '"', '_', '- ', '1. ', 'x\u0301', 'a');
const text = fc.tuple(unit, unit, fc.nat(4_000)).map(([one, other, length]) => (one + other).repeat(length));
const outside = fc.record({
  texts: fc.array(text, { minLength: 1, maxLength: 4 }),
  more: fc.nat(40),
  language: fc.constantFrom(...cardLanguages),
});

interface Drawn {
  readonly texts: string[];
  readonly more: number;
  readonly language: (typeof cardLanguages)[number];
}

/** These always, whatever is drawn. */
const heaviest = ['😀', '\\', '漢'].flatMap((one) =>
  cardLanguages.map((language) => [{ texts: [one.repeat(4_000)], more: 40, language }] as [Drawn]),
);

describe('however long texts from outside are, and however many of them stand in a list', () => {
  // What the policy card says is the operator's own file, read and bounded when it was written down.
  const looks = samples
    .filter(({ card }) => card.name !== 'policy')
    .map(({ title, card }) => [title, card] as const);
  test.each(looks)('%s fits a message', (_title, card) => {
    fc.assert(
      fc.property(outside, ({ texts, more, language }) => {
        let next = 0;
        const grown = (value: unknown): unknown => {
          if (typeof value === 'string') return texts[(next += 1) % texts.length];
          if (Array.isArray(value)) {
            const all: readonly unknown[] = value;
            const repeated = all.some((one) => typeof one === 'string') ? more : 0;
            return [...all, ...Array.from({ length: repeated }, () => all[0])].map(grown);
          }
          if (typeof value !== 'object' || value === null) return value;
          return Object.fromEntries(
            Object.entries(value).map(([name, one]: [string, unknown]) => [
              name,
              codes.includes(name) || lists.includes(name) ? one : grown(one),
            ]),
          );
        };
        render({ name: card.name, data: grown(card.data) } as Card, language);
      }),
      { numRuns: 10, examples: heaviest },
    );
  });
});
