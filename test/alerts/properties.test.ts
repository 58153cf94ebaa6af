import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Gathered } from '../../services/alerts/facts';
import type { RecordKind, TenantRecord } from '../../services/alerts/record';
import { alertRules, alertsIn, blindRules } from '../../services/alerts/rules';
import { logs } from '../../services/alerts/record';
import { ruleIds } from '../../services/alerts/ruleIds';
import { at, requester, stranger, subject } from '../requests/examples';
import { endedCase, liveCase } from './cases';
import { admin, by, byApp, factsAt, identities, readUntil, record } from './examples';

const day = 24 * 60;
const kinds: readonly RecordKind[] = [
  'passCreated',
  'passDeleted',
  'methodRegistered',
  'methodDeleted',
  'passwordChanged',
  'roleAssigned',
  'memberAdded',
  'memberRemoved',
  'policyChanged',
  'deviceRegistered',
  'contactChanged',
  'appGranted',
  'otherChange',
  'signIn',
  'riskChanged',
];
const initiators = [
  by(),
  by(admin.id),
  by(subject.id),
  byApp('other'),
  byApp(identities.reaper[0] ?? ''),
  byApp(identities.front[0] ?? ''),
  { kind: 'unknown' } as const,
];

/** Any record of anybody, with what a log may leave out left out now and then. */
const anyRecord = fc
  .record({
    kind: fc.constantFrom(...kinds),
    minutes: fc.integer({ min: -30, max: 3 * day }),
    seconds: fc.integer({ min: 0, max: 59 }),
    subjectId: fc.constantFrom(subject.id, stranger.id, admin.id, requester.id),
    initiator: fc.constantFrom(...initiators),
    withPass: fc.constantFrom(true, false, undefined),
    correlation: fc.constantFrom(undefined, undefined, 'one', 'two'),
    method: fc.constantFrom('passkey', 'phone', 'authenticator'),
  })
  .map(({ kind, minutes, seconds, ...more }): TenantRecord => {
    const one = record(kind, minutes + seconds / 60);
    const parts = Object.entries(more).filter(([part]) => part in one);
    return { ...one, ...Object.fromEntries(parts) };
  });
const cases = [
  endedCase({ name: 'ended' }),
  liveCase({ name: 'live', opened: 2 * day }),
  endedCase({ name: 'other', opened: 30, subject: stranger }),
];
const someRecords = fc.array(anyRecord, { maxLength: 40 });
const alerts = (records: readonly TenantRecord[], more: Partial<Gathered> = {}) =>
  alertsIn(factsAt(4 * day, { records, cases, ...more }));

test('the order in which records are read changes nothing, and reading them again adds nothing', () => {
  fc.assert(
    fc.property(
      someRecords.chain((records) =>
        fc.tuple(
          fc.constant(records),
          fc.shuffledSubarray(records, { minLength: records.length, maxLength: records.length }),
          fc.shuffledSubarray(records),
        ),
      ),
      ([records, shuffled, again]) => {
        expect(alerts([...shuffled, ...again])).toEqual(alerts(records));
      },
    ),
    { numRuns: 300 },
  );
});

test('an action that the tenant writes down twice raises no more alerts than once', () => {
  fc.assert(
    fc.property(someRecords, fc.nat(), (records, pick) => {
      const changes = records.filter(({ kind }) => kind !== 'signIn' && kind !== 'riskChanged');
      const one = changes[pick % Math.max(1, changes.length)];
      if (one === undefined) return;
      const twice = [...records, { ...one, key: `${one.key}-again` }];
      expect(alerts(twice).map(({ key }) => key)).toEqual(alerts(records).map(({ key }) => key));
    }),
    { numRuns: 300 },
  );
});

test('the pass of a case never raises the unmanaged alert, however clocks differ and records repeat', () => {
  const skew = fc.integer({ min: -5 * 60, max: 5 * 60 });
  fc.assert(
    fc.property(fc.array(skew, { minLength: 1, maxLength: 5 }), fc.boolean(), (skews, alone) => {
      const own = skews.map((_, index) => endedCase({ name: `c${index}`, opened: index * 60 }));
      const created = skews.map((seconds, index) => record('passCreated', index * 60 + 4 + seconds / 60));
      const twice = created.map((one) => ({ ...one, key: `${one.key}-again` }));
      const records = alone ? created : [...twice, ...created];
      const found = alertsIn(factsAt(4 * day, { records, cases: own }));
      expect(found.filter(({ rule }) => rule === 'unmanagedPass' || rule === 'passWithoutRecord')).toEqual(
        [],
      );
    }),
    { numRuns: 300 },
  );
});

test('a pass by anybody else always raises it, whatever else is in the log', () => {
  const initiator = fc.constantFrom(...initiators.slice(1, -1));
  fc.assert(
    fc.property(someRecords, initiator, fc.integer({ min: 0, max: 3 * day }), (records, who, minutes) => {
      const foreign = record('passCreated', minutes, { initiator: who });
      const found = alerts([...records, foreign]).filter(({ rule }) => rule === 'unmanagedPass');
      const near = found.some(
        ({ subjectId, at: moment }) =>
          subjectId === subject.id && Math.abs(Date.parse(moment) - Date.parse(foreign.at)) <= 61_000,
      );
      expect(near).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a technician who makes a pass in the admin centre beside a case is found, before or after its own', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60, max: 60 }), (minutes) => {
      const records = [record('passCreated', 4), record('passCreated', 4 + (minutes === 0 ? 1 : minutes))];
      const found = alertsIn(factsAt(day, { records, cases: [endedCase()] }));
      expect(found.filter(({ rule }) => rule === 'unmanagedPass')).toHaveLength(1);
    }),
  );
});

test('no alert carries a name or a text that somebody typed', () => {
  fc.assert(
    fc.property(someRecords, (records) => {
      const text = JSON.stringify(alerts(records).map(({ reason }) => reason));
      for (const person of [subject, stranger, requester, admin]) {
        expect(text).not.toContain(person.upn);
        expect(text).not.toContain(`"${person.name}"`);
      }
    }),
    { numRuns: 100 },
  );
});

test('every rule is named once, in the order of the names', () => {
  expect(alertRules.map(({ id }) => id)).toEqual(ruleIds);
  expect(new Set(ruleIds).size).toBe(ruleIds.length);
});

test('while a log cannot be read the rules that need it are blind, and no others', () => {
  const coverage = readUntil(at(0));
  expect(blindRules(coverage)).toEqual([]);
  for (const log of logs) {
    const blind = blindRules({ ...coverage, [log]: { state: 'blind', because: 'noPermission' } });
    expect(blind.map(({ rule }) => rule)).toEqual(alertRules.filter(({ needs }) => needs.includes(log)));
    expect(blind.every(({ lacks }) => lacks.length === 1 && lacks[0] === log)).toBe(true);
  }
});
