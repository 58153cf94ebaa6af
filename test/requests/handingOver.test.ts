import { describe, expect, test } from '@jest/globals';
import { decideOpening } from '../../services/requests/decideOpening';
import { opensSignedIn } from '../../services/requests/decideHandOver';
import { due } from '../../services/requests/due';
import { nextStep } from '../../services/requests/nextStep';
import type { Person } from '../../services/policy/facts';
import type { OpenerStanding } from '../../services/requests/command';
import { at, facts, ids, manager, opening, requester, stranger, subject } from './examples';
import { Play } from './play';

const wrong = (from: string) => ({ proof: { how: 'claimCode', right: false, from } }) as const;
const outsider = { isSecurity: false, isTechnician: false };

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

  test('a code does not open what the manager must open, and another person does not open it either', () => {
    const play = new Play();
    play.request = { ...play.request, opener: 'manager' };
    play.prepared().ready();
    expect(play.intend(4)).toEqual({ refused: 'wrongOpener' });
    expect(
      play.intend(4, { proof: { how: 'signIn', person: stranger, standing: outsider, attested: true } }),
    ).toEqual({
      refused: 'wrongOpener',
    });
    expect(
      play.intend(4, { proof: { how: 'signIn', person: manager, standing: outsider, attested: false } }),
    ).toEqual({
      refused: 'notAttested',
    });
    expect(
      play.intend(4, { proof: { how: 'signIn', person: manager, standing: outsider, attested: true } }),
    ).toBeUndefined();
  });

  test('another technician opens where staff does, never the requester or somebody outside the desk', () => {
    const colleague = { isSecurity: false, isTechnician: true };
    const asStaff = (person: Person, standing: OpenerStanding) => {
      const play = new Play();
      play.request = { ...play.request, opener: 'staff' };
      play.prepared().ready();
      return play.intend(4, { proof: { how: 'signIn', person, standing, attested: true } });
    };
    expect(asStaff(stranger, colleague)).toBeUndefined();
    expect(asStaff(stranger, { isSecurity: true, isTechnician: false })).toEqual({ refused: 'wrongOpener' });
    expect(asStaff(requester, colleague)).toEqual({ refused: 'wrongOpener' });
    expect(asStaff(subject, colleague)).toEqual({ refused: 'wrongOpener' });
  });

  describe('by the exception', () => {
    const readOut = { until: '2026-03-02', reason: 'No network', approvedBy: 'Security', timeZone: 'UTC' };
    const byPhone = (more: Parameters<typeof opening>[0] = {}) =>
      opening({ ...more, opening: { opener: 'technicianByPhone', readOut, ...more.opening } });
    const technician = { isSecurity: false, isTechnician: true };
    const called = (person: Person, standing = technician, attested = true) => ({
      proof: { how: 'signIn' as const, person, standing, attested },
    });

    test('the technician of the case opens, who says that the number on file was called, and nobody else', () => {
      const play = new Play(byPhone()).prepared();
      play.ready();
      expect(play.intend(4)).toEqual({ refused: 'wrongOpener' });
      expect(play.intend(4, called(stranger))).toEqual({ refused: 'wrongOpener' });
      expect(play.intend(4, called(manager))).toEqual({ refused: 'wrongOpener' });
      expect(play.intend(4, called(requester, outsider))).toEqual({ refused: 'wrongOpener' });
      expect(play.intend(4, called(requester, technician, false))).toEqual({ refused: 'notAttested' });
      expect(play.intend(4, called(requester))).toBeUndefined();
      play.made(1, 4);
      play.put({ kind: 'handOver', attempt: 1 }, 4);
      expect(play.request.delivery).toBe('readOut');
    });

    test('it ends with its day, also for a case that is approved or ready', () => {
      const inTime = { ...readOut, until: '2026-03-01' };
      const play = new Play(byPhone()).prepared();
      play.request = { ...play.request, readOut: inTime };
      play.request = {
        ...play.request,
        approvals: play.request.approvals.map((one) => ({ ...one, hash: play.hash })),
      };
      expect(play.ready()).toEqual({ refused: 'exceptionOver' });
      expect(play.request.stage).toBe('prepared');
    });

    test('what the exception is belongs to what was approved', () => {
      const play = new Play(byPhone()).prepared();
      play.request = { ...play.request, readOut: { ...readOut, until: '2026-12-31' } };
      expect(play.ready()).toEqual({ refused: 'approvalVoid' });
    });

    test.each<[string, Parameters<typeof opening>[0], string]>([
      ['no exception', { opening: { readOut: undefined } }, 'openerNotAllowed'],
      [
        'an exception that is over',
        { opening: { readOut: { ...readOut, until: '2026-03-01' } } },
        'exceptionOver',
      ],
      ['a sign of abuse', { opening: { signals: [{ kind: 'abandoned', count: 3 }] } }, 'openerNotAllowed'],
      ['a raised threat', { opening: { modes: ['elevated'] } }, 'openerNotAllowed'],
      [
        'no number to call',
        { opening: { offers: { ...opening().opening.offers, callBack: undefined } } },
        'noNumberToCall',
      ],
    ])('a case with %s does not open', (_, bent, refused) => {
      expect(decideOpening(byPhone(bent), at(0)).refusal).toMatchObject({ refused });
    });
  });

  test('a manager who holds the case, now or before, does not open it: nobody sees a pass they asked for', () => {
    const standing = { isSecurity: false, isTechnician: true };
    const play = new Play();
    play.request = { ...play.request, opener: 'manager', manager: requester };
    expect(opensSignedIn(play.request, requester.id, standing)).toBe(false);
    play.request = { ...play.request, manager, earlier: [manager] };
    expect(opensSignedIn(play.request, manager.id, standing)).toBe(false);
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
