import { describe, expect, test } from '@jest/globals';
import { Play, approver, facts, manager, requester, security, stranger, subject } from './examples';

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
    expect([play.approve(approver, 2), play.request.approvals.length]).toEqual([undefined, 1]);
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
