import { expect, test } from '@jest/globals';
import { bars, isDrawn, isTold } from '../../cards/present/bars';
import { speechOf } from '../../cards/present/speech';
import { english } from '../../cards/language';

const figure = (counts: Readonly<Record<string, number>>, numbers = {}) => ({
  code: 'failures',
  values: { ...numbers, reasons: counts },
});
const drawnOf = (counts: Readonly<Record<string, number>>) => bars(speechOf(english), figure(counts));

test('the longest bar comes first and nearly fills its line, and what never happened has none', () => {
  expect(drawnOf({ denied: 5, unused: 10, cancelled: 0 })).toEqual([
    { label: 'pass not used · 10', bar: 99, rest: 1 },
    { label: 'denied · 5', bar: 50, rest: 50 },
  ]);
});

test('what is rare beside what is frequent can still be seen, and a long list ends', () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`reason${index}`, 1]));
  const shown = drawnOf({ ...many, unused: 100_000 });
  expect(shown).toHaveLength(8);
  expect(shown.slice(1).map(({ bar }) => bar)).toEqual(Array.from({ length: 7 }, () => 1));
});

test.each([
  ['counts alone are drawn and not told again', figure({ denied: 5 }), true, false],
  [
    'counts beside a number are drawn, and the number is told',
    figure({ denied: 5 }, { all: '5' }),
    true,
    true,
  ],
  ['nothing that happened is told', figure({ denied: 0 }), false, true],
  ['what could not be read is told', { code: 'failures', values: undefined }, false, true],
  ['other figures are told', { code: 'retirable', values: { scenarios: { recovery: 3 } } }, false, true],
] as const)('%s', (_, one, drawn, told) => {
  expect([isDrawn(one), isTold(one)]).toEqual([drawn, told]);
});
