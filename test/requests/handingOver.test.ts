import { describe, expect, test } from '@jest/globals';
import { due } from '../../services/requests/due';
import { nextStep } from '../../services/requests/nextStep';
import { at, facts, ids, requester, stranger } from './examples';
import { Play } from './play';

const wrong = (from: string) => ({ proof: { how: 'claimCode', right: false, from } }) as const;

describe('handing over', () => {
  test('only the technician of the case says that the user is ready', () => {
    const play = new Play().prepared();
    expect(
      play.put(
        { kind: 'ready', by: stranger, hash: play.hash, standing: play.standing, subject: facts(3), ids },
        3,
      ),
    ).toEqual({
      refused: 'notYours',
    });
  });

  test('the approval runs out (AC-56)', () => {
    expect(new Play().prepared(2).ready(2 + 240)).toEqual({ refused: 'approvalExpired' });
  });

  test('an approval of something else is void (AC-59)', () => {
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

  test('a pass of an attempt that was never written down is refused, so that it gets deleted', () => {
    const play = new Play().prepared();
    play.ready();
    expect(play.made(1, 4)).toEqual({ refused: 'overtaken' });
    play.intend(4);
    expect(play.made(2, 4)).toEqual({ refused: 'overtaken' });
    expect(play.made(1, 4)).toBeUndefined();
    expect(play.made(1, 4)).toEqual({ refused: 'overtaken' });
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
    play.ready(3);
    for (let tries = 0; tries < 5; tries += 1)
      expect(play.intend(4, wrong(`visitor ${tries}`))).toEqual({ refused: 'wrongCode' });
    expect(play.request.stage).toBe('prepared');
    play.ready(5);
    for (let tries = 0; tries < 5; tries += 1) play.intend(6, wrong(`visitor ${tries}`));
    expect(play.request).toMatchObject({
      stage: 'closing',
      outcome: 'revoked',
      because: 'codeLocked',
      attempts: [],
    });
  });

  test('after three wrong codes of one visitor nothing of theirs counts, right or wrong, and others still open', () => {
    const play = new Play().prepared();
    play.ready(3);
    for (let tries = 0; tries < 3; tries += 1) play.intend(4, wrong('stranger'));
    expect(play.intend(4, wrong('stranger'))).toEqual({ refused: 'codeLocked' });
    expect(play.intend(4, { proof: { how: 'claimCode', right: true, from: 'stranger' } })).toEqual({
      refused: 'codeLocked',
    });
    expect(play.request).toMatchObject({ stage: 'ready', claimFailures: 3, attempts: [] });
    expect(play.intend(4)).toBeUndefined();
  });

  test('a new round is a new code, and everybody has their tries again', () => {
    const play = new Play().prepared();
    play.ready(3);
    for (let tries = 0; tries < 3; tries += 1) play.intend(4, wrong('subject'));
    expect(play.intend(4)).toEqual({ refused: 'codeLocked' });
    play.ready(5);
    expect(play.intend(6)).toBeUndefined();
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

  test('the user is ready again while the page is open, but not before all is prepared or once it was opened', () => {
    expect(new Play().verified().ready()).toEqual({ refused: 'notNow', stage: 'awaitingApproval' });
    const play = new Play().prepared();
    play.ready(3);
    expect([play.ready(5), play.request.round, play.request.readyUntil]).toEqual([undefined, 2, at(20)]);
    expect(new Play().handedOver().ready(5)).toEqual({ refused: 'notNow', stage: 'handedOver' });
  });

  test('the page closes when the approval runs out, if that is sooner', () => {
    const play = new Play().prepared(2);
    play.ready(2 + 230);
    expect(play.request.readyUntil).toBe(at(2 + 240));
    const inTime = new Play().prepared(2);
    inTime.ready(2 + 225);
    expect(inTime.request.readyUntil).toBe(at(2 + 240));
  });

  test('the page is opened only while it is open', () => {
    expect(new Play().prepared().intend(4)).toEqual({ refused: 'notNow', stage: 'prepared' });
    const used = new Play().handedOver();
    used.observe(5, 'used');
    expect(used.intend(6)).toEqual({ refused: 'notNow', stage: 'used' });
  });

  test('facts that were read too long ago decide nothing', () => {
    const play = new Play().prepared();
    play.ready();
    expect(play.intend(14, { subject: facts(4) })).toEqual({ refused: 'staleFacts' });
  });

  test('the approval runs out while the page is open', () => {
    const play = new Play().prepared(2);
    play.ready(3);
    play.request = { ...play.request, approvedUntil: at(4) };
    expect(play.intend(4)).toEqual({ refused: 'approvalExpired' });
  });

  test('five tries that came to nothing are all that there are', () => {
    const play = new Play().prepared();
    play.ready();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect(play.intend(4)).toBeUndefined();
      play.put({ kind: 'drop', attempt, because: 'GRAPH_UNAVAILABLE' }, 4);
    }
    expect(play.intend(4)).toEqual({ refused: 'passSpent' });
  });

  test('what the tenant was too busy for is no try, however often, and those that are count on', () => {
    const play = new Play().prepared();
    play.ready();
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      expect(play.intend(4)).toBeUndefined();
      play.put({ kind: 'drop', attempt, because: attempt <= 7 ? 'GRAPH_THROTTLED' : 'tryAgain' }, 4);
    }
    expect(play.intend(4)).toEqual({ refused: 'passSpent' });
  });

  test('what was dropped is gone, and is not dropped twice', () => {
    const play = new Play().prepared();
    play.ready();
    play.intend(4);
    play.put({ kind: 'drop', attempt: 2, because: 'GRAPH_UNAVAILABLE' }, 4);
    expect(play.request.attempts).toMatchObject([{ number: 1, gone: false }]);
    play.put({ kind: 'drop', attempt: 1, because: 'GRAPH_UNAVAILABLE' }, 4);
    const { events } = play.request;
    play.put({ kind: 'drop', attempt: 1, because: 'GRAPH_UNAVAILABLE' }, 4);
    expect(play.request).toMatchObject({ attempts: [{ number: 1, gone: true }], events });
  });

  test('a pass that comes after its attempt was given up is overtaken', () => {
    const play = new Play().prepared();
    play.ready();
    play.intend(4);
    play.put({ kind: 'drop', attempt: 1, because: 'swept' }, 4);
    expect(play.made(1, 4)).toEqual({ refused: 'overtaken' });
  });

  test('only a pass that was made is shown, and only while the case is open', () => {
    const show = (play: Play, attempt = 1) => play.put({ kind: 'handOver', attempt }, 4);
    const play = new Play().prepared();
    play.ready();
    play.intend(4);
    expect(show(play)).toEqual({ refused: 'overtaken' });
    play.made(1, 4);
    expect(show(play, 2)).toEqual({ refused: 'overtaken' });
    play.put({ kind: 'cancel', by: requester }, 4);
    expect(show(play)).toEqual({ refused: 'overtaken' });
  });

  test.each([
    ['used', 'used', undefined],
    ['expired', 'expired', undefined],
    ['usable', 'usable', { refused: 'foreignPass' }],
    ['not valid yet', 'notYet', { refused: 'foreignPass' }],
  ] as const)('a pass of somebody else that is %s', (_, state, refusal) => {
    const play = new Play().prepared();
    play.ready();
    const pass = { id: 'other', createdAt: at(3), expiresAt: at(33), state };
    expect(play.intend(4, { subject: facts(4, { pass }) })).toEqual(refusal);
  });
});
