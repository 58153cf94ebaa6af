import { describe, expect, test } from '@jest/globals';
import type { Person } from '../../services/policy/facts';
import type { OpenerStanding } from '../../services/requests/command';
import { opensSignedIn } from '../../services/requests/decideHandOver';
import { manager, requester, stranger, subject } from './examples';
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
