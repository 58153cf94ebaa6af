import { describe, expect, test } from '@jest/globals';
import { manager, requester, stranger, subject } from './examples';
import { Play } from './play';

describe('verifying', () => {
  test('the word of the manager and a call back go to the approvers by themselves', () => {
    expect(new Play().verified().request).toMatchObject({ stage: 'awaitingApproval' });
  });

  test('the technician alone proves nothing', () => {
    const play = new Play();
    play.put({ kind: 'readBack', by: requester, right: true, id: 'call', left: 3 }, 1);
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
    play.put({ kind: 'readBack', by: requester, right: true, id: 'call', left: 3 }, 2);
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
      const press = { kind: 'readBack', by: requester, right: false, id: 'x', left: left + 1 } as const;
      expect(play.put(press, 1)).toEqual({ refused: 'readBackWrong', left });
      expect([play.put(press, 1), play.request.readBackFailures]).toEqual([undefined, 3 - left]);
    }
    expect(play.put({ kind: 'readBack', by: requester, right: true, id: 'x', left: 0 }, 1)).toEqual({
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
