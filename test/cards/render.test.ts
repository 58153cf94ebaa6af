import { expect, test } from '@jest/globals';
import type { Card, CardData } from '../../cards/data';
import { render } from '../../cards/render';
import { samples } from '../../cards/samples';
import { english } from '../../cards/language';
import { speechOf } from '../../cards/present/speech';
import { inert, plain, wordedTime } from '../../cards/wording';

const mine = (count: number): Card => ({
  name: 'mine',
  data: {
    requests: Array.from({ length: count }, (_, number) => ({
      id: `id-${number}`,
      ref: `TAP-${number}`,
      stage: 'prepared',
      subject: 'A. Subject',
      scenario: 'recovery',
    })),
  },
});

test('a card whose template asks for a value that is not there is refused', () => {
  const data = { problem: { code: 'broken', values: {}, reference: '' }, draft: undefined };
  expect(() => render({ name: 'vouch', data: { ...data } as unknown as CardData['vouch'] })).toThrow();
  const strange = { ...sample('alert').data, containment: 'none', what: 'unheardOf' } as never;
  expect(() => render({ name: 'alert', data: strange })).toThrow();
});

test('a card that was refused leaves nothing behind for the next one', () => {
  const strange = { ...sample('approval').data, look: 'unheardOf' } as never;
  expect(() => render({ name: 'approval', data: strange })).toThrow('no value for');
  expect(render(sample('approval'))).toEqual(render(sample('approval')));
});

test('two people get two cards of the same template, each with its own words', () => {
  const [first, second] = [mine(1), mine(2)].map((card) => JSON.stringify(render(card)));
  expect(first).not.toContain('TAP-1');
  expect(second).toContain('TAP-1');
});

test('a technician with a thousand open cases still gets a card, which says how many it leaves out', () => {
  const shown = JSON.stringify(render(mine(1_000)));
  expect(shown).toContain('993 more');
  expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(25 * 1024);
});

test('a text from outside that looks like a template is shown as it is', () => {
  expect(JSON.stringify(render({ ...sample('claim') }))).not.toContain('${');
  const card: Card = { name: 'status', data: renamed('${secret}') };
  expect(JSON.stringify(render(card))).toContain('${secret}');
});

test.each([
  ['john_doe [x]', 'john\\_doe \\[x\\]'],
  ['+47 555 01 00', '+47 555 01 00'],
  ['+ one', '\\+ one'],
  ['1. one', '1\\. one'],
  ["Anne-Marie O'Brien (HR)", "Anne-Marie O'Brien (HR)"],
])('%s is made inert with as few escapes as will do', (text, safe) => {
  expect(inert(text)).toBe(safe);
});

test('a text is cut between characters, not within one', () => {
  expect(plain('x'.repeat(300))).toBe(`${'x'.repeat(199)}…`);
  expect(plain('ش'.repeat(200))).toBe('ش'.repeat(200));
  expect(plain('😀'.repeat(300))).toBe(`${'😀'.repeat(100)}…`);
});

test('a long list of names ends with how many more there are', () => {
  const { names } = speechOf(english);
  expect(names(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
  expect(names(['a', 'b'], 2)).toBe('a, b');
});

test('a time is told in the zone of the site, with the day when it is another one', () => {
  const now = new Date('2026-03-02T22:30:00Z');
  expect(wordedTime('2026-03-02T21:30:00Z', 'Europe/Oslo', now)).toBe('22:30');
  expect(wordedTime('2026-03-02T23:30:00Z', 'Europe/Oslo', now)).toBe('3\u00A0Mar\u00A000:30');
  expect(wordedTime('2025-03-02T21:30:00Z', 'Europe/Oslo', now)).toBe('2\u00A0Mar\u00A022:30');
  expect(wordedTime('', 'Europe/Oslo', now)).toBe('');
});

function sample<N extends Card['name']>(name: N): Extract<Card, { name: N }> {
  const found = samples.find((one) => one.card.name === name);
  if (found === undefined) throw new Error(`no sample of ${name}`);
  return found.card as Extract<Card, { name: N }>;
}

function renamed(name: string): CardData['status'] {
  const { data } = sample('status');
  return { ...data, request: { ...data.request, subject: { ...data.request.subject, name } } };
}
