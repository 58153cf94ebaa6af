import { describe, expect, test } from '@jest/globals';
import { nextStep } from '../../services/requests/nextStep';
import { approver, at, facts, requester, stranger } from './examples';
import { Play } from './play';

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

  test('an unused pass ends when it expires (AC-83)', () => {
    const play = new Play().handedOver();
    play.observe(33, 'usable');
    expect(play.request.stage).toBe('handedOver');
    play.observe(34, 'expired');
    expect(play.request.outcome).toBe('unused');
  });

  test('a pass whose use was missed is not called unused when a method was added since', () => {
    const play = new Play().handedOver();
    play.observe(40, 'expired', [{ kind: 'authenticator' }]);
    expect(play.request.outcome).toBe('unregistered');
  });

  test('a used pass that somebody else deleted is told to security', () => {
    const play = new Play().handedOver();
    play.observe(5, 'used');
    play.observe(6, 'gone');
    expect(play.request).toMatchObject({ outcome: 'unregistered', because: 'passGone' });
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

describe('looking', () => {
  test('at a case that shows nothing yet, or is over, sees nothing', () => {
    for (const play of [new Play().prepared(), new Play().handedOver()]) {
      if (play.request.stage === 'handedOver') play.put({ kind: 'cancel', by: requester }, 5);
      const before = play.request;
      play.observe(6, 'used', [{ kind: 'passkey' }]);
      expect(play.request).toBe(before);
    }
  });

  test('keeps what was registered, for those who ask later', () => {
    const play = new Play().handedOver();
    play.observe(6, 'used', [{ kind: 'authenticator' }, { kind: 'passkey' }]);
    expect(play.request).toMatchObject({
      stage: 'closing',
      outcome: 'completed',
      registered: [{ id: 'new-1', kind: 'passkey', label: 'New' }],
    });
  });

  test('takes the pass itself for no new method, and one of somebody else for none of ours', () => {
    const play = new Play().handedOver();
    const pass = { id: 'pass-1', kind: 'pass', onPhone: false, label: 'Temporary Access Pass' } as const;
    const seen = { kind: 'observe', readAt: at(6), methods: [...facts().methods, pass] } as const;
    const own = { id: 'pass-1', createdAt: at(4), expiresAt: at(34), state: 'usable' } as const;
    play.put({ ...seen, pass: own }, 6);
    expect([play.request.stage, play.request.usedAt]).toEqual(['handedOver', undefined]);
    play.put({ ...seen, pass: { ...own, id: 'other', state: 'used' } }, 6);
    expect(play.request).toMatchObject({ outcome: 'revoked', because: 'passGone' });
  });
});
