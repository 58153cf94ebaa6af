import { describe, expect, test } from '@jest/globals';
import { due } from '../../services/requests/due';
import { nextStep } from '../../services/requests/nextStep';
import { Play, approver, at, facts, ids, manager, requester, security, stranger, subject } from './examples';

describe('verifying', () => {
  test('the word of the manager and a call back go to the approvers by themselves', () => {
    expect(new Play().verified().request).toMatchObject({ stage: 'awaitingApproval' });
  });

  test('the technician alone proves nothing', () => {
    const play = new Play();
    play.put({ kind: 'readBack', by: requester, right: true, id: 'call' }, 1);
    expect(play.request.stage).toBe('verifying');
  });

  test('one strong piece from an attester is enough', () => {
    const play = new Play();
    play.put({ kind: 'ask', by: requester, evidence: 'inPerson', person: stranger }, 1);
    play.put({ kind: 'vouch', by: stranger, answer: 'yes', note: 'badge', id: 'seen' }, 2);
    expect(play.request.stage).toBe('awaitingApproval');
  });

  test.each([
    ['the requester', requester],
    ['the subject', subject],
  ])('%s cannot attest', (_, person) => {
    expect(new Play().put({ kind: 'ask', by: requester, evidence: 'inPerson', person }, 1)).toEqual({
      refused: 'badAttester',
    });
  });

  test('a voucher who says no has said no, whatever they press later', () => {
    const play = new Play();
    play.put({ kind: 'vouch', by: manager, answer: 'no', note: '', id: 'no' }, 1);
    play.put({ kind: 'vouch', by: manager, answer: 'yes', note: 'well', id: 'yes' }, 2);
    play.put({ kind: 'readBack', by: requester, right: true, id: 'call' }, 2);
    expect(play.request).toMatchObject({
      stage: 'verifying',
      evidence: [{ result: 'failed' }, { kind: 'callBack' }],
    });
  });

  test('only the person asked can vouch', () => {
    expect(new Play().put({ kind: 'vouch', by: stranger, answer: 'yes', note: 'me', id: 'x' }, 1)).toEqual({
      refused: 'notAsked',
    });
  });

  test('three wrong read-back codes end the call back for good', () => {
    const play = new Play();
    for (const left of [2, 1, 0]) {
      expect(play.put({ kind: 'readBack', by: requester, right: false, id: 'x' }, 1)).toEqual({
        refused: 'readBackWrong',
        left,
      });
    }
    expect(play.put({ kind: 'readBack', by: requester, right: true, id: 'x' }, 1)).toEqual({
      refused: 'readBackSpent',
    });
  });

  test('a request that is not verified in time lapses', () => {
    const play = new Play();
    play.put({ kind: 'timer', timer: 'verify' }, 59);
    expect(play.request.stage).toBe('verifying');
    play.put({ kind: 'timer', timer: 'verify' }, 60);
    expect(play.request).toMatchObject({ stage: 'closing', outcome: 'lapsed' });
  });
});

describe('approving', () => {
  test.each([
    ['the requester', requester, { refused: 'duty', conflict: 'ownRequest' }],
    ['the subject', subject, { refused: 'duty', conflict: 'ownPass' }],
    ['whoever was asked for evidence', manager, { refused: 'duty', conflict: 'gaveEvidence' }],
  ])('%s cannot approve', (_, person, refusal) => {
    expect(new Play().verified().approve(person, 2)).toEqual(refusal);
  });

  test('somebody outside the approver group cannot approve', () => {
    expect(new Play().verified().approve(stranger, 2, { isApprover: false })).toEqual({
      refused: 'notApprover',
    });
  });

  test('what was approved is what the card showed', () => {
    expect(new Play().verified().approve(approver, 2, { shown: 'something else' })).toEqual({
      refused: 'staleCard',
    });
  });

  test('a subject whose class rose is not approved', () => {
    const subjectNow = facts(2, { roles: ['User Administrator'] });
    expect(new Play().verified().approve(approver, 2, { subject: subjectNow })).toEqual({
      refused: 'classChanged',
    });
  });

  test('expired evidence is not approved', () => {
    expect(new Play().verified().approve(approver, 40)).toEqual({ refused: 'evidenceExpired' });
  });

  test('one denial ends the request', () => {
    const play = new Play().verified();
    play.put({ kind: 'deny', by: approver, isApprover: true, reason: 'no' }, 2);
    expect(play.request).toMatchObject({ stage: 'closing', outcome: 'denied' });
    expect(play.approve(security, 3)).toMatchObject({ refused: 'notNow' });
  });

  test('where two must approve, the same person counts once and one must be from security', () => {
    const play = new Play();
    play.request = { ...play.request, rule: { ...play.request.rule, approvals: 2, securityApprovals: 1 } };
    play.verified();
    expect(play.approve(approver, 2)).toBeUndefined();
    expect(play.approve(approver, 2)).toEqual({ refused: 'duty', conflict: 'alreadyDecided' });
    expect(play.request.stage).toBe('awaitingApproval');
    expect(play.approve(stranger, 2)).toBeUndefined();
    expect(play.request.stage).toBe('awaitingApproval');
    play.approve(security, 2);
    expect(play.request.stage).toBe('preparing');
  });

  test('silence is reminded once and then lapses', () => {
    const play = new Play().verified(1);
    play.put({ kind: 'timer', timer: 'remind' }, 12);
    expect(play.request.reminded).toBe(true);
    play.put({ kind: 'timer', timer: 'approvalWait' }, 130);
    expect(play.request).toMatchObject({ outcome: 'lapsed', because: 'approvalLate' });
  });
});

describe('handing over', () => {
  test('only the technician of the case says that the user is ready', () => {
    const play = new Play().prepared();
    expect(play.put({ kind: 'ready', by: stranger, hash: play.hash, subject: facts(3), ids }, 3)).toEqual({
      refused: 'notYours',
    });
  });

  test('the approval runs out', () => {
    expect(new Play().prepared(2).ready(2 + 240)).toEqual({ refused: 'approvalExpired' });
  });

  test('an approval of something else is void', () => {
    const play = new Play().prepared();
    play.request = { ...play.request, reason: 'another reason' };
    expect(play.ready()).toEqual({ refused: 'approvalVoid' });
  });

  test('nothing is made outside the hand-over window', () => {
    const play = new Play().prepared();
    play.ready(3);
    expect(play.intend(18)).toEqual({ refused: 'windowClosed' });
    play.put({ kind: 'timer', timer: 'window' }, 18);
    expect(play.request.stage).toBe('prepared');
  });

  test('the same form twice makes one pass', () => {
    const play = new Play().prepared();
    play.ready();
    expect(play.intend(4)).toBeUndefined();
    expect(play.intend(4, { attempt: 1 })).toEqual({ refused: 'sameForm' });
    expect(play.intend(4, { attempt: 2 })).toEqual({ refused: 'sameForm' });
  });

  test('a lost answer is repaired by one more pass, and never by a third', () => {
    const play = new Play().handedOver();
    expect(play.intend(5)).toBeUndefined();
    play.made(2, 5);
    play.put({ kind: 'handOver', attempt: 2 }, 5);
    expect(play.request.attempts.map(({ state, gone }) => [state, gone])).toEqual([
      ['handedOver', true],
      ['handedOver', false],
    ]);
    expect(play.intend(6)).toEqual({ refused: 'passSpent' });
  });

  test('no second pass is made once a method was registered, or the first pass was used', () => {
    const play = new Play().handedOver();
    const passkey = { id: 'key', kind: 'passkey', onPhone: false, label: 'Passkey' } as const;
    expect(play.intend(5, { subject: facts(5, { methods: [...facts().methods, passkey] }) })).toEqual({
      refused: 'passSpent',
    });
    const used = { id: 'pass-1', createdAt: at(4), expiresAt: at(34), state: 'used' } as const;
    expect(play.intend(5, { subject: facts(5, { pass: used }) })).toEqual({ refused: 'passSpent' });
  });

  test('a foreign pass stops the hand-over and is told to security', () => {
    const play = new Play().prepared();
    play.ready();
    const foreign = { id: 'other', createdAt: at(3), expiresAt: at(33), state: 'usable' } as const;
    expect(play.intend(4, { subject: facts(4, { pass: foreign }) })).toEqual({ refused: 'foreignPass' });
    expect(play.request).toMatchObject({ foreignPass: 'other', attempts: [] });
  });

  test('five wrong codes close the page; the technician can open it once more, then it is over', () => {
    const play = new Play().prepared();
    const wrong = { proof: { how: 'claimCode', right: false } } as const;
    play.ready(3);
    for (let tries = 0; tries < 5; tries += 1)
      expect(play.intend(4, wrong)).toEqual({ refused: 'wrongCode' });
    expect(play.request.stage).toBe('prepared');
    play.ready(5);
    for (let tries = 0; tries < 5; tries += 1) play.intend(6, wrong);
    expect(play.request).toMatchObject({
      stage: 'closing',
      outcome: 'revoked',
      because: 'codeLocked',
      attempts: [],
    });
  });

  test('a code does not open what the manager must open, and another person does not open it either', () => {
    const play = new Play();
    play.request = { ...play.request, opener: 'manager' };
    play.prepared().ready();
    expect(play.intend(4)).toEqual({ refused: 'wrongOpener' });
    expect(play.intend(4, { proof: { how: 'signIn', person: stranger, attested: true } })).toEqual({
      refused: 'wrongOpener',
    });
    expect(play.intend(4, { proof: { how: 'signIn', person: manager, attested: false } })).toEqual({
      refused: 'notAttested',
    });
    expect(play.intend(4, { proof: { how: 'signIn', person: manager, attested: true } })).toBeUndefined();
  });

  test('a pass that was made after the request ended is refused, so that it gets deleted', () => {
    const play = new Play().prepared();
    play.ready();
    play.intend(4);
    play.put({ kind: 'cancel', by: requester }, 4);
    expect(play.made(1, 4)).toEqual({ refused: 'overtaken' });
    expect(nextStep(play.request)).toBe('deletePass');
  });

  test('an attempt that stopped half-way is swept two minutes later', () => {
    const play = new Play().prepared();
    play.ready();
    play.intend(4);
    expect(due(play.request)).toContainEqual(
      expect.objectContaining({ kind: 'sweep', attempt: 1, runAt: at(6) }),
    );
  });
});

describe('watching', () => {
  test('a strong method completes the case, and only then is the pass deleted', () => {
    const play = new Play().handedOver();
    play.observe(5, 'used');
    expect([play.request.stage, nextStep(play.request)]).toEqual(['used', undefined]);
    play.observe(6, 'used', [{ kind: 'passkey' }]);
    expect([play.request.outcome, nextStep(play.request)]).toEqual(['completed', 'deletePass']);
  });

  test('a weak method is not a strong one', () => {
    const play = new Play().handedOver();
    play.observe(6, 'used', [{ kind: 'authenticator' }]);
    expect(play.request.stage).toBe('used');
  });

  test.each([
    ['not before its expiry', 4, 33.9, 'used'],
    ['at its expiry', 5, 34, 'closing'],
    ['not before ten minutes after a late use', 30, 39.9, 'used'],
    ['ten minutes after a late use', 30, 40, 'closing'],
  ])('a used pass without a strong method is taken away %s', (_, usedAt, seenAt, stage) => {
    const play = new Play().handedOver();
    play.observe(usedAt + 0.01, 'used');
    play.observe(seenAt + 0.02, 'used');
    expect(play.request.stage).toBe(stage);
  });

  test('an unused pass ends when it expires', () => {
    const play = new Play().handedOver();
    play.observe(33, 'usable');
    expect(play.request.stage).toBe('handedOver');
    play.observe(34, 'expired');
    expect(play.request.outcome).toBe('unused');
  });

  test('a pass that somebody else deleted ends the case', () => {
    const play = new Play().handedOver();
    play.observe(5, 'gone');
    expect(play.request).toMatchObject({ outcome: 'revoked', because: 'passGone' });
  });

  test('a look that began before the pass was shown says nothing', () => {
    const play = new Play().handedOver(4);
    play.observe(4, 'gone');
    expect(play.request.stage).toBe('handedOver');
  });

  test('while a second pass is being made the first one is replaced, not gone', () => {
    const play = new Play().handedOver();
    play.intend(5);
    play.observe(6, 'gone');
    expect(play.request.stage).toBe('handedOver');
  });
});

describe('ending', () => {
  test('closing takes away the pass, then the membership, and closes only when both are confirmed gone', () => {
    const play = new Play().handedOver();
    play.put({ kind: 'revoke', by: stranger, allowed: true }, 5);
    const taken: unknown[] = [];
    for (const kind of ['passDeleted', 'left', 'closed'] as const) {
      taken.push(nextStep(play.request));
      play.put({ kind: 'record', happening: { kind } }, 6);
    }
    expect([taken, play.request.stage]).toEqual([['deletePass', 'leave', 'confirm'], 'closed']);
  });

  test('a step cannot be recorded before its turn', () => {
    const play = new Play().handedOver();
    play.put({ kind: 'revoke', by: stranger, allowed: true }, 5);
    play.put({ kind: 'record', happening: { kind: 'closed' } }, 5);
    expect(play.request.stage).toBe('closing');
  });

  test('only the requester cancels, and cancelling before a pass is made revokes no session', () => {
    const play = new Play().prepared();
    expect(play.put({ kind: 'cancel', by: stranger }, 3)).toEqual({ refused: 'notYours' });
    play.put({ kind: 'cancel', by: requester }, 3);
    expect([play.request.outcome, nextStep(play.request), play.request.containment]).toEqual([
      'cancelled',
      'leave',
      'none',
    ]);
  });

  test('containment removes methods and revokes sessions, even after the case was closed', () => {
    const play = new Play().handedOver();
    play.observe(5, 'used');
    play.observe(40, 'used');
    for (const kind of ['passDeleted', 'left', 'closed'] as const)
      play.put({ kind: 'record', happening: { kind } }, 41);
    expect(play.put({ kind: 'contain', by: approver, allowed: false }, 42)).toEqual({
      refused: 'notApprover',
    });
    play.put({ kind: 'contain', by: approver, allowed: true }, 42);
    expect([play.request.stage, nextStep(play.request)]).toEqual(['closing', 'removeMethods']);
    play.put({ kind: 'record', happening: { kind: 'methodsRemoved', methods: [] } }, 43);
    expect(nextStep(play.request)).toBe('revokeSessions');
  });
});
