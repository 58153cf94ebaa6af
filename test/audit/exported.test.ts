import { expect, test } from '@jest/globals';
import { csvLine, named, pseudonymised } from '../../services/audit/exported';
import { opening } from '../requests/examples';

const begun = { ...opening().opening, locator: 'xk7pq2mn' };
const entry = {
  id: 1,
  requestId: begun.id,
  seq: 1,
  at: '2026-03-02T09:00:00.000Z',
  by: begun.requester.id,
  kind: 'opened',
  hash: 'h',
  body: JSON.stringify({ kind: 'opened', opening: begun }),
};

test.each([
  ['with names', named(entry, new Map())],
  ['with pseudonyms', pseudonymised(entry, 'key')],
])('an exported case %s does not hold where its page is (AC-71)', (_, exported) => {
  expect(JSON.stringify(exported)).toContain(begun.ref);
  expect(JSON.stringify(exported)).not.toMatch(/locator|xk7pq2mn/);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("https://evil.example")'])(
  'a cell that begins like the formula %j is text (AC-117)',
  (formula) => {
    const line = csvLine({ ...named(entry, new Map()), by: formula });
    const cell = line.split(',')[4] ?? '';
    expect(cell.replace(/^"/, '')).toMatch(/^'/);
  },
);
