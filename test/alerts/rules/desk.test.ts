import { describe, expect, test } from '@jest/globals';
import type { Request } from '../../../services/requests/request';
import { id, manager } from '../../requests/examples';
import { endedCase } from '../cases';
import { codes, raised } from '../codes';

const hour = 60;
const day = 24 * hour;
const several = (count: number, apart: number, parts: Parameters<typeof endedCase>[0] = {}) =>
  Array.from({ length: count }, (_, index) =>
    endedCase({ name: `c${index}`, opened: index * apart, ...parts }),
  );
const failing = (request: Request): Request => ({
  ...request,
  evidence: [{ ...request.evidence[0], result: 'failed' } as Request['evidence'][number]],
});

describe('failedProofs and repeatedRequests', () => {
  test('two failed proofs for one account in a day are an alert, whoever asked', () => {
    const [first, second] = several(2, day);
    if (first === undefined || second === undefined) throw new Error('no cases');
    expect(raised('failedProofs', 9 * day, { cases: [failing(first), failing(second)] })).toMatchObject([
      { requestId: 'c1', reason: { values: { count: 2 } } },
    ]);
    expect(codes('failedProofs', 9 * day, { cases: [failing(first), second] })).toEqual([]);
    const later = failing({
      ...second,
      openedAt: new Date(Date.parse(second.openedAt) + 60_000).toISOString(),
    });
    expect(codes('failedProofs', 9 * day, { cases: [failing(first), later] })).toEqual([]);
    expect(
      codes('failedProofs', 9 * day, { cases: [failing(first), failing({ ...second, subject: manager })] }),
    ).toEqual([]);
  });

  test('three requests for one account in a week are an alert, and two or slower ones are none', () => {
    expect(codes('repeatedRequests', 20 * day, { cases: several(3, 3.5 * day) })).toEqual([
      'repeatedRequests',
    ]);
    expect(codes('repeatedRequests', 20 * day, { cases: several(2, day) })).toEqual([]);
    expect(codes('repeatedRequests', 20 * day, { cases: several(3, 3.6 * day) })).toEqual([]);
  });
});

describe('samePair and mostlyOutOfHours', () => {
  test('five cases of one technician that one approver approved in a day are an alert, once a day', () => {
    expect(raised('samePair', 2 * day, { cases: several(6, hour) })).toMatchObject([
      { reason: { values: { count: 5, pair: [id(1), id(4)] } } },
    ]);
    expect(codes('samePair', 2 * day, { cases: several(4, hour) })).toEqual([]);
    expect(codes('samePair', 2 * day, { cases: several(5, 6 * hour + 1) })).toEqual([]);
    const others = several(5, hour).map((one, index) => (index === 0 ? { ...one, requester: manager } : one));
    expect(codes('samePair', 2 * day, { cases: others })).toEqual([]);
  });

  test('a technician most of whose ten cases come when the office is closed is an alert', () => {
    const at = (out: number, all: number) =>
      Array.from({ length: all }, (_, index) =>
        endedCase({ name: `c${index}`, opened: index * day + (index < out ? 11 * hour : 0) }),
      ).filter((_, index) => index % 7 < 5);
    const night = (count: number) => at(20, 20).slice(0, count);
    expect(raised('mostlyOutOfHours', 30 * day, { cases: night(10) })).toMatchObject([
      { reason: { values: { cases: 10, percent: 100 } }, initiatorId: id(1) },
    ]);
    expect(codes('mostlyOutOfHours', 30 * day, { cases: night(9) })).toEqual([]);
    expect(codes('mostlyOutOfHours', 30 * day, { cases: at(0, 20) })).toEqual([]);
    // Five of ten are half of them, and not most.
    expect(codes('mostlyOutOfHours', 30 * day, { cases: at(7, 14) })).toEqual([]);
    expect(codes('mostlyOutOfHours', 30 * day, { cases: at(8, 14) })).toEqual(['mostlyOutOfHours']);
  });
});
