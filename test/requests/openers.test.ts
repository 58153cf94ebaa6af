import { describe, expect, test } from '@jest/globals';
import type { Person } from '../../services/policy/facts';
import type { OpenerStanding } from '../../services/requests/command';
import { opensSignedIn } from '../../services/requests/decideHandOver';
import { decideOpening } from '../../services/requests/decideOpening';
import { tellAll } from './chronicle';
import { at, manager, opening, requester, stranger, subject } from './examples';
import { Play } from './play';

const outsider = { isSecurity: false, isTechnician: false };

describe('who opens the page', () => {
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

  test('a manager who holds the case, now or before, does not open it: nobody sees a pass they asked for', () => {
    const standing = { isSecurity: false, isTechnician: true };
    const play = new Play();
    play.request = { ...play.request, opener: 'manager', manager: requester };
    expect(opensSignedIn(play.request, requester.id, standing)).toBe(false);
    play.request = { ...play.request, manager, earlier: [manager] };
    expect(opensSignedIn(play.request, manager.id, standing)).toBe(false);
  });

  test('a security approver opens where one must, and nobody else', () => {
    const asSecurity = (person: Person, standing: OpenerStanding, opener = 'securityApprover' as const) =>
      opensSignedIn({ ...new Play().request, opener }, person.id, standing);
    expect(asSecurity(stranger, { isSecurity: true, isTechnician: false })).toBe(true);
    expect(asSecurity(stranger, { isSecurity: false, isTechnician: true })).toBe(false);
    expect(asSecurity(subject, { isSecurity: true, isTechnician: false })).toBe(false);
    const code = { ...new Play().request, opener: 'subject' as const };
    expect(opensSignedIn(code, stranger.id, { isSecurity: true, isTechnician: true })).toBe(false);
    const managed = { ...new Play().request, opener: 'manager' as const, manager: undefined };
    expect(opensSignedIn(managed, stranger.id, { isSecurity: true, isTechnician: true })).toBe(false);
  });

  test.each([
    ['subject', 'portal'],
    ['manager', 'inPerson'],
    ['staff', 'inPerson'],
    ['securityApprover', 'inPerson'],
  ] as const)('what the %s opens is delivered %s', (opener, delivery) => {
    const play = new Play();
    play.request = { ...play.request, opener };
    play.prepared().ready();
    const signIn = {
      how: 'signIn',
      person: opener === 'manager' ? manager : stranger,
      standing: { isSecurity: true, isTechnician: true },
      attested: true,
    } as const;
    play.intend(4, opener === 'subject' ? {} : { proof: signIn });
    play.made(1, 4);
    play.put({ kind: 'handOver', attempt: 1 }, 4);
    expect(play.request.delivery).toBe(delivery);
  });
});

describe('reading out over the telephone, by the exception', () => {
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

describe('what the exception leaves behind', () => {
  const readOut = { until: '2026-03-31', reason: 'No network', approvedBy: 'Security', timeZone: 'UTC' };

  test('is told to the channel from the time on when approvers are asked', () => {
    const play = new Play(opening({ opening: { opener: 'technicianByPhone', readOut } }));
    const alerts = (): readonly string[] => tellAll(play, 1).filter((line) => line.startsWith('alert'));
    expect(alerts()).toEqual([]);
    play.verified();
    expect(alerts()).toEqual(['alert:readOut, notices: posted']);
  });
});
