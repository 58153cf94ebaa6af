import { expect, test } from '@jest/globals';
import type { EvidenceItem, EvidenceKind } from '../../services/policy/evidence';
import { guidePolicy } from '../../services/policy/policy';
import { sufficient } from '../../services/policy/sufficient';
import { readPolicy } from '../../services/policyFile';
import { at, manager, requester, start, stranger } from '../requests/examples';

const { rules } = guidePolicy;
const { evidence: sets } = rules.recovery.ordinary;
const piece = (kind: EvidenceKind, more: Partial<EvidenceItem> = {}): EvidenceItem => ({
  id: `${kind} ${more.by ?? ''}`,
  kind,
  at: start,
  expiresAt: at(30),
  by: manager.id,
  byName: manager.name,
  result: 'passed',
  note: '',
  ...more,
});
const enough = (...items: readonly EvidenceItem[]): boolean => sufficient(items, sets, requester.id, at(1));
const callBack = piece('callBack', { by: requester.id });

test('the word of the manager and a call back are enough', () => {
  expect(enough(piece('managerVouch'), callBack)).toBe(true);
});

test.each<[string, readonly EvidenceItem[]]>([
  ['one piece counted twice', [piece('managerVouch'), piece('managerVouch', { id: 'again' })]],
  [
    'one kind from two people',
    [piece('managerVouch'), piece('managerVouch', { by: stranger.id, id: 'another' })],
  ],
  ['two pieces by the same road', [piece('managerVouch'), piece('recoveryContact', { by: stranger.id })]],
  ['a piece that failed', [piece('managerVouch', { result: 'failed' }), callBack]],
  ['a piece that has expired', [piece('managerVouch', { expiresAt: at(1) }), callBack]],
  ['what the technician alone gives', [callBack, piece('liveVideo', { by: requester.id })]],
  ['a strong piece in the technician’s own name', [piece('inPerson', { by: requester.id })]],
])('%s is not enough (AC-28)', (_, items) => {
  expect(enough(...items)).toBe(false);
});

test.each(['smsCode', 'securityQuestion', 'employeeNumber', 'voice', '__proto__'])(
  'a policy cannot ask for "%s", because no such evidence exists (AC-28)',
  (kind) => {
    const evidence = [{ strong: 1, supporting: 0, including: [kind] }];
    const recovery = { ...rules.recovery, ordinary: { ...rules.recovery.ordinary, evidence } };
    const text = JSON.stringify({ ...guidePolicy, rules: { ...rules, recovery } });
    expect(readPolicy(text)).toEqual({
      faults: [expect.stringContaining('rules.recovery.ordinary.evidence')],
    });
  },
);
