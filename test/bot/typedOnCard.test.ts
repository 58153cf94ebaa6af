import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { typedFields, withoutPasscodes } from '../../bot/typedOnCard';
import { render } from '../../cards/render';
import { samples } from '../../cards/samples';

const shaped = 'Kx7+mPq2R/zz';
const draft = {
  scenario: 'recovery',
  picked: '',
  upn: 'lea.lostphone@contoso.example',
  ticket: 'INC0010001',
  reason: '',
  opener: 'subject',
  removeLost: '',
};

/** The names of all fields of a card that take a text. */
function textFields(element: unknown): readonly string[] {
  if (Array.isArray(element)) return element.flatMap(textFields);
  if (typeof element !== 'object' || element === null) return [];
  const { type, id } = element as { readonly type?: unknown; readonly id?: unknown };
  return [...(type === 'Input.Text' ? [String(id)] : []), ...Object.values(element).flatMap(textFields)];
}

test('every field of a card into which people type is looked at, and no field that there is not', () => {
  const fields = samples.flatMap(({ card }) => textFields(render(card)));
  expect([...new Set(fields)].sort()).toEqual([...typedFields].sort());
});

describe('what was typed on a card', () => {
  test.each(typedFields)('goes on without a word of the shape of a passcode in %s', (field) => {
    expect(withoutPasscodes({ id: 'x', [field]: `it says  ${shaped}, she told me` })).toEqual({
      id: 'x',
      [field]: 'it says  … she told me',
    });
  });

  test('is looked at in the draft that a card carries, too', () => {
    const sent = { draft: { ...draft, reason: shaped }, subjectId: 'x' };
    expect(withoutPasscodes(sent)).toEqual({ draft: { ...draft, reason: '…' }, subjectId: 'x' });
  });

  test('is left alone where it is a ticket, a name, a number, an address, or the value of a field of ours', () => {
    const device = {
      note: 'DESKTOP-4F7K2Q9 was stolen at 17:45',
      code: '4821',
      attester: "Siobhán O'Brien-Ng",
    };
    expect(withoutPasscodes({ id: 'x', ...draft, ...device })).toBeUndefined();
    expect(withoutPasscodes({ id: shaped, hash: shaped, line: 3, draft })).toBeUndefined();
  });

  test('never holds such a word afterwards, and keeps every other', () => {
    const word = fc.constantFrom(
      'stolen',
      shaped,
      'INC0010001',
      '"t!8zPx^A".',
      'on',
      '2026-03-31',
      'aB3+dE/9fK',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const sent = { note: words.join(' ') };
        const clean = withoutPasscodes(sent) ?? sent;
        expect(withoutPasscodes(clean)).toBeUndefined();
        const kept = words.map((one) => (withoutPasscodes({ note: one }) === undefined ? one : '…'));
        expect(clean.note).toBe(kept.join(' '));
      }),
    );
  });
});
