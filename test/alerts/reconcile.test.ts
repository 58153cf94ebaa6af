import { expect, test } from '@jest/globals';
import type { TenantRecord } from '../../services/alerts/record';
import type { Request } from '../../services/requests/request';
import { id, stranger, subject } from '../requests/examples';
import { endedCase } from './cases';
import { admin, by, byApp, factsAt, identities, record } from './examples';

const whose = (records: readonly TenantRecord[], cases: readonly Request[]) =>
  factsAt(60, { records, cases })
    .passes.filter(({ record: { key } = { key: undefined } }) => key !== undefined)
    .map(({ request }) => request?.id);

test('a pass belongs to the case of its subject whose technician made it at that time', () => {
  expect(whose([record('passCreated', 4)], [endedCase()])).toEqual(['case']);
});

test.each<[string, number, Parameters<typeof record<'passCreated'>>[2]]>([
  ['of somebody else', 4, { subjectId: stranger.id }],
  ['made by an administrator', 4, { initiator: by(admin.id) }],
  ['made by an application', 4, { initiator: byApp(identities.reaper[0] ?? '') }],
  ['made by nobody who is named', 4, { initiator: { kind: 'unknown' } }],
  ['made by the technician in the admin centre', 4, { initiator: { ...by(), through: [id(99)] } as never }],
  ['made long before', -2, {}],
  ['made long after', 10, {}],
])('a pass %s belongs to no case', (_what, minutes, more) => {
  expect(whose([record('passCreated', minutes, more)], [endedCase()])).toEqual([undefined]);
});

test('clocks that differ by five minutes, ids in capitals and the sign-in application make no difference', () => {
  const through = [identities.signIn[0] ?? ''];
  const capital = { ...subject, id: subject.id.toUpperCase() };
  const cases = [endedCase({ subject: capital })];
  expect(whose([record('passCreated', 9, { initiator: { ...by(), through } as never })], cases)).toEqual([
    'case',
  ]);
  expect(whose([record('passCreated', -1)], cases)).toEqual(['case']);
});

test('one attempt makes one pass, and the nearest is its own', () => {
  expect(whose([record('passCreated', 4), record('passCreated', 6)], [endedCase()])).toEqual([
    'case',
    undefined,
  ]);
  expect(whose([record('passCreated', 2), record('passCreated', 4)], [endedCase()])).toEqual([
    undefined,
    'case',
  ]);
});

test('two cases at once each have their own pass', () => {
  const cases = [endedCase({ name: 'one' }), endedCase({ name: 'two', opened: 2 })];
  expect(whose([record('passCreated', 6), record('passCreated', 4)], cases)).toEqual(['one', 'two']);
});

test('a technician who took a case over, or gave it up, made its pass as well', () => {
  const cases = [endedCase({ requester: stranger, more: { earlier: [admin] } })];
  expect(whose([record('passCreated', 4, { initiator: by(admin.id) })], cases)).toEqual(['case']);
});
