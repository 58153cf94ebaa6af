import { describe, expect, test } from '@jest/globals';
import { looks } from '../../services/requests/looks';
import { nextStep } from '../../services/requests/nextStep';
import {
  approver,
  at,
  facts,
  ids,
  manager,
  opening,
  requester,
  security,
  stranger,
  subject,
} from './examples';
import { Play } from './play';

describe('approving', () => {
  test.each([
    ['the requester', requester, { refused: 'duty', conflict: 'ownRequest' }],
    ['the subject', subject, { refused: 'duty', conflict: 'ownPass' }],
    ['whoever was asked for evidence', manager, { refused: 'duty', conflict: 'gaveEvidence' }],
  ])('%s cannot approve (AC-40, AC-41, AC-46)', (_, person, refusal) => {
    expect(new Play().verified().approve(person, 2)).toEqual(refusal);
  });

  test('somebody outside the approver group cannot approve', () => {
    expect(new Play().verified().approve(stranger, 2, { isApprover: false })).toEqual({
      refused: 'notApprover',
    });
  });

  test('what was approved is what the card showed (AC-25)', () => {
    expect(new Play().verified().approve(approver, 2, { shown: 'something else' })).toEqual({
      refused: 'staleCard',
    });
  });

  test('a subject whose class rose is not approved (AC-52)', () => {
    const subjectNow = facts(2, { roles: ['User Administrator'] });
    expect(new Play().verified().approve(approver, 2, { subject: subjectNow })).toEqual({
      refused: 'classChanged',
    });
  });

  test('a rise of the class ends the case, a fall or an unread role decides nothing (AC-52)', () => {
    const risen = new Play().verified();
    risen.approve(approver, 2, { subject: facts(2, { roles: ['User Administrator'] }) });
    expect(risen.request).toMatchObject({ stage: 'closing', outcome: 'cancelled', because: 'classRose' });
    const unread = new Play().verified();
    expect(unread.approve(approver, 2, { subject: facts(2, { roles: undefined }) })).toEqual({
      refused: 'classUnknown',
    });
    expect(unread.request.stage).toBe('awaitingApproval');
    const fallen = new Play(
      opening({ opening: { class: 'sensitive' }, subject: { groupIds: [ids.sensitiveGroup] } }),
    ).verified();
    expect(fallen.approve(approver, 2)).toEqual({ refused: 'classChanged' });
    expect(fallen.request.stage).toBe('awaitingApproval');
  });

  test.each<[string, Parameters<Play['approve']>[2], object]>([
    [
      'the second account of the same employee (AC-43)',
      { samePerson: true },
      { refused: 'duty', conflict: 'samePerson' },
    ],
    ['an account at risk (AC-48)', { atRisk: true }, { refused: 'approverAtRisk' }],
  ])('%s cannot approve', (_, more, refusal) => {
    expect(new Play().verified().approve(approver, 2, more)).toEqual(refusal);
  });

  test('only a privileged case is kept out of the own line (AC-44)', () => {
    expect(new Play().verified().approve(approver, 2, { inLine: true })).toBeUndefined();
    const privileged = new Play().verified();
    privileged.request = { ...privileged.request, class: 'privileged' };
    expect(privileged.approve(approver, 2, { inLine: true })).toEqual({
      refused: 'duty',
      conflict: 'ownLine',
    });
  });

  test('no administrator is approved, and none handed a pass, while no policy restricts it for them', () => {
    const administrator = { roles: ['User Administrator'], restrictedBy: [] };
    const refusal = { refused: 'unrestricted' };
    const waiting = new Play().verified();
    waiting.request = { ...waiting.request, class: 'privileged' };
    expect(waiting.approve(approver, 2, { subject: facts(2, administrator) })).toEqual(refusal);
    expect(waiting.request.stage).toBe('awaitingApproval');
    const ready = new Play().prepared();
    ready.ready();
    ready.request = { ...ready.request, class: 'privileged', approvals: ready.request.approvals };
    const asked = ready.intend(4, {
      subject: facts(4, administrator),
      hash: ready.request.approvals[0]?.hash ?? '',
    });
    expect(asked).toEqual(refusal);
    expect(ready.request.stage).toBe('ready');
  });

  test('the same two people, five times a day, are told to security (AC-96)', () => {
    const alerts = (pairs: number): readonly string[] => {
      const play = new Play().verified();
      play.approve(approver, 2, { pairs });
      return looks(play.request).map(({ name }) => name);
    };
    expect(alerts(3)).not.toContain('alert:pair');
    expect(alerts(4)).toContain('alert:pair');
  });

  test('expired evidence is not approved (AC-58)', () => {
    expect(new Play().verified().approve(approver, 40)).toEqual({ refused: 'evidenceExpired' });
  });

  test('one denial ends the request', () => {
    const play = new Play().verified();
    play.put({ kind: 'deny', by: approver, isApprover: true, reason: 'no' }, 2);
    expect(play.request).toMatchObject({ stage: 'closing', outcome: 'denied' });
    expect(play.approve(security, 3)).toMatchObject({ refused: 'notNow' });
  });

  test('where two must approve, the same person counts once and one must be from security (AC-44, AC-45)', () => {
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

  test('whoever stays silent after a reminder is passed over, until there is nobody more', () => {
    const play = new Play();
    play.put({ kind: 'vouch', by: manager, answer: 'yes', note: 'on video', id: 'vouch' }, 1);
    play.put({ kind: 'readBack', by: requester, right: true, id: 'call', left: 3 }, 1);
    const ring = (person: typeof approver, more: boolean, minutes: number): void => {
      play.put({ kind: 'ring', approvers: [{ ...person, security: false }], more }, minutes);
    };
    ring(approver, true, 1);
    ring(stranger, true, 2);
    expect(play.request.approvers.map(({ id }) => id)).toEqual([approver.id]);
    play.put({ kind: 'timer', timer: 'passOn' }, 20);
    expect(nextStep(play.request)).toBeUndefined();
    play.put({ kind: 'timer', timer: 'passOn' }, 21);
    expect(nextStep(play.request)).toBe('ring');
    ring(stranger, false, 21);
    expect(play.request.approvers.map(({ id }) => id)).toEqual([approver.id, stranger.id]);
    play.put({ kind: 'timer', timer: 'passOn' }, 60);
    expect(nextStep(play.request)).toBeUndefined();
  });
});

describe('deciding', () => {
  const deny = (play: Play, by = approver, isApprover = true) =>
    play.put({ kind: 'deny', by, isApprover, reason: 'not today' }, 2);

  test('a denial is an approver’s, while it is awaited, and counts once', () => {
    expect(deny(new Play().verified(), stranger, false)).toEqual({ refused: 'notApprover' });
    expect(deny(new Play().verified(), subject)).toEqual({ refused: 'duty', conflict: 'ownPass' });
    expect(deny(new Play())).toEqual({ refused: 'notNow', stage: 'verifying' });
    const play = new Play().verified();
    deny(play);
    const { events, deniedBy } = play.request;
    expect([deny(play), play.request.events, deniedBy]).toEqual([undefined, events, approver]);
  });

  test('facts that were read too long ago decide nothing', () => {
    expect(new Play().verified().approve(approver, 12, { subject: facts(2) })).toEqual({
      refused: 'staleFacts',
    });
  });

  test('where a fresh sign-in is asked for, a press on a card is none', () => {
    const play = new Play();
    play.request = { ...play.request, rule: { ...play.request.rule, stepUp: true } };
    play.verified();
    expect(play.approve(approver, 2)).toEqual({ refused: 'stepUpNeeded' });
    expect(play.approve(approver, 2, { steppedUp: true })).toBeUndefined();
  });

  test('an approver counts once', () => {
    const play = new Play();
    play.request = { ...play.request, rule: { ...play.request.rule, approvals: 2 } };
    play.verified().approve(approver, 2);
    const { events } = play.request;
    expect([play.approve(approver, 3), play.request.events]).toEqual([undefined, events]);
  });

  test.each([
    ['of a later start, until the day after it', at(2 * 24 * 60), 3 * 24 * 60],
    ['of an earlier start, until the day after the approval', at(-24 * 60), 24 * 60 + 2],
    ['without a start, until the day after the approval', undefined, 24 * 60 + 2],
  ])('the approval %s holds', (_, startDate, until) => {
    const play = new Play();
    const rule = { ...play.request.rule, approvalHolds: { daysAfterStart: 1 } };
    play.request = { ...play.request, startDate, rule };
    play.verified().approve(approver, 2);
    expect(play.request.approvedUntil).toBe(at(until));
  });

  test('nobody to ask is looked for again; nobody more to ask is an answer', () => {
    const play = new Play().verified();
    const ring = (approvers: readonly (typeof approver & { security: boolean })[]) => {
      play.put({ kind: 'ring', approvers, more: false }, 2);
    };
    const asked = play.request;
    ring([{ ...stranger, security: false }]);
    expect(play.request).toBe(asked);
    play.request = { ...asked, approvers: [], ringing: false };
    const empty = play.request;
    ring([]);
    expect([play.request, nextStep(play.request)]).toEqual([empty, 'ring']);
    play.request = { ...asked, ringing: true };
    ring([{ ...approver, security: false }]);
    expect([play.request.approvers.length, nextStep(play.request)]).toEqual([2, undefined]);
  });
});
