import { describe, expect, test } from '@jest/globals';
import { periodOf } from '../../services/reviews/period';

describe('a period', () => {
  const now = '2026-05-20T10:00:00.000Z';
  test.each<[string, 'weekly' | 'quarterly', string | undefined, string | undefined, object]>([
    ['a quarter up to now', 'quarterly', undefined, undefined, { from: '2026-02-18T10:00:00.000Z', to: now }],
    ['a week up to now', 'weekly', undefined, undefined, { from: '2026-05-13T10:00:00.000Z', to: now }],
    [
      'two days, the last one included',
      'quarterly',
      '2026-01-01',
      '2026-03-31',
      { from: '2026-01-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' },
    ],
    [
      'one day',
      'quarterly',
      '2026-01-01',
      '2026-01-01',
      { from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' },
    ],
    [
      'a beginning alone',
      'quarterly',
      '2026-05-01',
      undefined,
      { from: '2026-05-01T00:00:00.000Z', to: now },
    ],
    ['days the wrong way round', 'quarterly', '2026-02-02', '2026-02-01', { fault: 'order' }],
    ['a beginning in the future', 'quarterly', '2026-05-21', undefined, { fault: 'future' }],
    ['a day that is none', 'quarterly', '2026-02-30', undefined, { fault: 'from' }],
    ['a moment for a day', 'quarterly', undefined, '2026-02-01T00:00:00Z', { fault: 'to' }],
    ['words', 'weekly', 'yesterday', undefined, { fault: 'from' }],
    ['nothing', 'weekly', '', undefined, { fault: 'from' }],
  ])('%s', (_what, kind, from, to, expected) => {
    expect(periodOf(kind, { from, to }, now)).toEqual(expected);
  });
});
