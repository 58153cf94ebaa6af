import { describe, expect, test } from '@jest/globals';
import type { EvidenceItem, EvidenceKind } from '../../services/policy/evidence';
import { guideRules, ruleFor } from '../../services/policy/rule';
import { remaining, sufficient } from '../../services/policy/sufficient';
import { at, manager, requester, start, stranger, subject } from '../requests/examples';

const item = (
  kind: EvidenceKind,
  by: { readonly id: string },
  more: Partial<EvidenceItem> = {},
): EvidenceItem => ({
  id: `${kind} ${by.id}`,
  kind,
  at: start,
  expiresAt: at(30),
  by: by.id,
  byName: '',
  result: 'passed',
  note: '',
  ...more,
});
const vouch = item('managerVouch', manager);
const call = item('callBack', requester);
const video = item('liveVideo', requester);
const seen = item('inPerson', stranger);
const seenByAnother = item('inPerson', subject);
const meets = (
  subjectClass: 'ordinary' | 'sensitive' | 'privileged',
  ...items: readonly EvidenceItem[]
): boolean => sufficient(items, ruleFor(guideRules, 'recovery', subjectClass).evidence, requester.id, at(1));

describe('what suffices', () => {
  test.each<[string, boolean, boolean]>([
    ['ordinary: seen in person', meets('ordinary', seen), true],
    ['ordinary: the manager and a call', meets('ordinary', vouch, call), true],
    ['ordinary: the manager and live video', meets('ordinary', vouch, video), true],
    ['ordinary: the manager alone', meets('ordinary', vouch), false],
    ['ordinary: a call and live video, both by the technician', meets('ordinary', call, video), false],
    ['ordinary: the manager twice (AC-28)', meets('ordinary', vouch, { ...vouch, id: 'again' }), false],
    [
      'ordinary: two recovery contacts, one channel (AC-28)',
      meets('ordinary', item('recoveryContact', stranger), item('recoveryContact', subject)),
      false,
    ],
    ['ordinary: expired (AC-58)', meets('ordinary', vouch, { ...call, expiresAt: at(1) }), false],
    ['ordinary: failed', meets('ordinary', vouch, { ...call, result: 'failed' }), false],
    ['ordinary: seen by the technician alone', meets('ordinary', item('inPerson', requester)), false],
    ['sensitive: seen in person', meets('sensitive', seen), false],
    ['sensitive: seen in person, and the manager', meets('sensitive', seen, vouch), true],
    ['sensitive: the manager and a call', meets('sensitive', vouch, call), false],
    ['privileged: seen in person, and the manager', meets('privileged', seen, vouch), false],
    ['privileged: seen by one person twice', meets('privileged', seen, { ...seen, id: 'again' }), false],
    ['privileged: seen by two people', meets('privileged', seen, seenByAnother), true],
    [
      'privileged: seen in person, and Verified ID',
      meets('privileged', seen, item('verifiedId', subject)),
      true,
    ],
  ])('%s: %s', (_, suffices, expected) => {
    expect(suffices).toBe(expected);
  });
});

test('what is still missing is told for each way', () => {
  const sets = ruleFor(guideRules, 'recovery', 'ordinary').evidence;
  expect(remaining([], sets, at(1))).toEqual(sets);
  expect(remaining([call], sets, at(1))[1]).toEqual({
    strong: 0,
    supporting: 1,
    including: ['managerVouch'],
  });
  expect(remaining([vouch], sets, at(1))[1]).toEqual({ strong: 0, supporting: 1, including: [] });
});
