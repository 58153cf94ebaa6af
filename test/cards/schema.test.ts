import { describe, expect, test } from '@jest/globals';
import { cardLanguages } from '../../cards/language';
import { render } from '../../cards/render';
import { samples } from '../../cards/samples';
import { publishedSchema } from '../published/adaptiveCards';

const validate = publishedSchema();
const here = validate === undefined ? describe.skip : describe;

here('by the published schema of Adaptive Cards 1.5', () => {
  test.each(samples.map(({ title, card }) => [title, card] as const))(
    '%s is valid in each language',
    (_title, card) => {
      for (const language of cardLanguages) expect(faults(render(card, language))).toEqual([]);
    },
  );

  test.each([
    ['an unknown element', { body: [{ type: 'Marquee', text: 'x' }] }],
    ['an unknown property', { body: [{ type: 'TextBlock', text: 'x', blink: true }] }],
    ['a wrong style', { body: [{ type: 'Container', items: [], style: 'pink' }] }],
  ])('%s is not valid', (_what, more) => {
    expect(faults({ type: 'AdaptiveCard', version: '1.5', ...more })).not.toEqual([]);
  });
});

/** Teams' people picker is left out: that schema does not know it. */
function faults(card: object): unknown {
  const known: unknown = JSON.parse(
    JSON.stringify(card, (name, value: unknown) => (name === 'choices.data' ? undefined : value)),
  );
  return validate?.(known) === true ? [] : validate?.errors;
}
