import { expect, test } from '@jest/globals';
import { dutyConflict } from '../../services/policy/duties';
import type { Parts } from '../../services/policy/duties';
import type { EvidenceItem } from '../../services/policy/evidence';

const item = (by: string): EvidenceItem => ({
  id: by,
  kind: 'inPerson',
  at: '2026-03-02T09:00:00.000Z',
  expiresAt: '2026-03-02T13:00:00.000Z',
  by,
  byName: by,
  result: 'passed',
  note: '',
});

const parts: Parts = {
  requesterIds: ['requester', 'earlier requester'],
  subjectId: 'subject',
  askedIds: ['asked'],
  evidence: [item('first witness'), item('second witness')],
  approverIds: ['first approver', 'second approver'],
};

test.each([
  ['requester', 'ownRequest'],
  ['earlier requester', 'ownRequest'],
  ['subject', 'ownPass'],
  ['asked', 'gaveEvidence'],
  ['first witness', 'gaveEvidence'],
  ['second witness', 'gaveEvidence'],
  ['first approver', 'alreadyDecided'],
  ['second approver', 'alreadyDecided'],
  ['somebody else', undefined],
])('the %s decides: %s', (who, conflict) => {
  expect(dutyConflict(who, parts)).toBe(conflict);
});
