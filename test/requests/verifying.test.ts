import { describe, expect, test } from '@jest/globals';
import { approver, at, manager, opening, requester, security, stranger, subject } from './examples';
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

describe('asking somebody to see the subject', () => {
  const ask = (play: Play, person: typeof stranger, by = requester, minutes = 1) =>
    play.put({ kind: 'ask', by, evidence: 'inPerson', person }, minutes);

  test('is for the technician of the case, while the caller is being proven', () => {
    expect(ask(new Play(), stranger, manager)).toEqual({ refused: 'notYours' });
    expect(ask(new Play().verified(), stranger)).toEqual({ refused: 'notNow', stage: 'awaitingApproval' });
  });

  test('asks one at a time, and the next when the first says no', () => {
    const play = new Play();
    expect(ask(play, stranger)).toBeUndefined();
    expect(ask(play, stranger)).toBeUndefined();
    expect(play.request.asked.map(({ person }) => person.name)).toEqual(['Manager', 'Stranger']);
    expect(ask(play, approver)).toEqual({ refused: 'attestersAsked' });
    play.put({ kind: 'vouch', by: stranger, answer: 'no', note: '', id: 'no' }, 2);
    expect(ask(play, approver)).toBeUndefined();
    expect(ask(play, security)).toEqual({ refused: 'attestersAsked' });
  });

  test('asks as many as strong proofs are needed', () => {
    const play = new Play();
    const { rule } = play.request;
    play.request = {
      ...play.request,
      rule: { ...rule, evidence: [{ strong: 2, supporting: 0, including: [] }] },
    };
    expect([ask(play, stranger), ask(play, approver)]).toEqual([undefined, undefined]);
    expect(ask(play, security)).toEqual({ refused: 'attestersAsked' });
    play.put({ kind: 'vouch', by: stranger, answer: 'yes', note: 'seen', id: 'yes' }, 2);
    expect(ask(play, security)).toEqual({ refused: 'attestersAsked' });
  });

  test('a voucher is not heard when it is over', () => {
    const play = new Play();
    play.put({ kind: 'cancel', by: requester }, 1);
    expect(play.put({ kind: 'vouch', by: manager, answer: 'yes', note: 'late', id: 'x' }, 2)).toEqual({
      refused: 'notNow',
      stage: 'closing',
    });
  });
});

describe('a call to the number on file', () => {
  const readBack = (play: Play, more: { readonly by?: typeof requester; readonly left?: number } = {}) =>
    play.put({ kind: 'readBack', by: requester, right: true, id: 'call', left: 3, ...more }, 2);

  test('is the technician’s, while the caller is being proven and where there is a number', () => {
    expect(readBack(new Play(), { by: manager })).toEqual({ refused: 'notYours' });
    expect(readBack(new Play().verified())).toEqual({ refused: 'notNow', stage: 'awaitingApproval' });
    const { offers } = opening().opening;
    const without = new Play(opening({ opening: { offers: { ...offers, callBack: undefined } } }));
    expect(readBack(without)).toEqual({ refused: 'notNow', stage: 'verifying' });
  });

  test('counts once', () => {
    const play = new Play();
    readBack(play);
    expect(readBack(play)).toBeUndefined();
    expect(play.request.evidence).toEqual([
      expect.objectContaining({ id: 'call', kind: 'callBack', result: 'passed', note: 'work', at: at(2) }),
    ]);
  });
});

describe('what the technician sees on video', () => {
  const see = (play: Play, by = requester) =>
    play.put({ kind: 'sawOnVideo', by, note: 'badge fits', id: 'video' }, 2);

  test('counts once, beside the word of the manager', () => {
    const play = new Play();
    see(play);
    expect(see(play)).toBeUndefined();
    expect(play.request).toMatchObject({
      stage: 'verifying',
      evidence: [{ id: 'video', kind: 'liveVideo', by: requester.id, result: 'passed', note: 'badge fits' }],
    });
    play.put({ kind: 'vouch', by: manager, answer: 'yes', note: 'spoke', id: 'v' }, 3);
    expect(play.request.stage).toBe('awaitingApproval');
  });

  test('is the technician’s, while the caller is being proven and where it is on offer', () => {
    expect(see(new Play(), manager)).toEqual({ refused: 'notYours' });
    expect(see(new Play().verified())).toEqual({ refused: 'notNow', stage: 'awaitingApproval' });
    const { offers } = opening().opening;
    const without = new Play(opening({ opening: { offers: { ...offers, kinds: ['inPerson'] } } }));
    expect(see(without)).toEqual({ refused: 'notNow', stage: 'verifying' });
  });
});

describe('a sign-in with what still works', () => {
  const withSignIn = (more: Parameters<typeof opening>[0] = {}): Play => {
    const { offers } = opening().opening;
    const kinds = [...offers.kinds, 'strongSignIn' as const];
    return new Play(opening({ ...more, opening: { offers: { ...offers, kinds }, ...more.opening } }));
  };
  const signIn = (play: Play, by = subject) =>
    play.put({ kind: 'signedIn', by, proof: 'strongSignIn', id: 'signed' }, 2);

  test('of the subject is strong proof, once', () => {
    const play = withSignIn();
    expect(signIn(play)).toBeUndefined();
    expect(play.request).toMatchObject({
      stage: 'awaitingApproval',
      evidence: [{ id: 'signed', kind: 'strongSignIn', by: subject.id, result: 'passed', note: '' }],
    });
    const { events } = play.request;
    expect([signIn(play), play.request.events]).toEqual([undefined, events]);
  });

  test('of somebody else proves nothing', () => {
    expect(signIn(withSignIn(), manager)).toEqual({ refused: 'notAsked' });
  });

  test('is not taken where it is not on offer, or when it is over', () => {
    expect(signIn(new Play())).toEqual({ refused: 'notNow', stage: 'verifying' });
    const over = withSignIn();
    over.put({ kind: 'cancel', by: requester }, 1);
    expect(signIn(over)).toEqual({ refused: 'notNow', stage: 'closing' });
  });

  test('is not taken where nobody could pass the code on', () => {
    expect(signIn(withSignIn({ opening: { manager: undefined } }))).toEqual({ refused: 'nobodyForCode' });
  });
});
