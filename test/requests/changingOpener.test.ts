import { describe, expect, test } from '@jest/globals';
import type { OpenerKind } from '../../services/policy/terms';
import { looks } from '../../services/requests/looks';
import { nextStep } from '../../services/requests/nextStep';
import { approver, manager, opening, requester, security, stranger } from './examples';
import { Play } from './play';

const readOut = { until: '2026-03-31', reason: 'No network', approvedBy: 'Security', timeZone: 'UTC' };

function change(play: Play, opener: OpenerKind, minutes: number, by = requester) {
  const exception = opener === 'technicianByPhone' ? readOut : undefined;
  return play.put({ kind: 'changeOpener', by, opener, readOut: exception }, minutes);
}

describe('another opener', () => {
  test('of an approved case voids its approvals, and approvers are asked again for the new one', () => {
    const play = new Play().prepared();
    const before = play.hash;
    expect(change(play, 'manager', 3)).toBeUndefined();
    expect(play.request).toMatchObject({
      stage: 'awaitingApproval',
      opener: 'manager',
      approvals: [],
      approvers: [],
      approvedUntil: undefined,
      membership: 'member',
    });
    expect(play.hash).not.toBe(before);
    expect(nextStep(play.request)).toBe('ring');
    expect(play.ready(3)).toEqual({ refused: 'notNow', stage: 'awaitingApproval' });
  });

  test('of a case that was ready takes the window and the code back', () => {
    const play = new Play().prepared();
    play.ready();
    play.put(
      {
        kind: 'record',
        happening: { kind: 'told', slot: `claim:${manager.id}`, look: 'code:1', receipt: 'card' },
      },
      3,
    );
    change(play, 'staff', 4);
    expect(play.request.readyUntil).toBeUndefined();
    expect(play.intend(4)).toEqual({ refused: 'notNow', stage: 'awaitingApproval' });
    expect(looks(play.request).find(({ card }) => card === 'claim')?.look).toBe('spent');
  });

  test('is asked about in a new message, even of an approver whose card never left "asked"', () => {
    const play = new Play().verified();
    const slotOf = () => looks(play.request).find(({ name }) => name === `approval:${approver.id}`);
    const first = slotOf();
    expect(first).toMatchObject({ look: 'asked', repost: false });
    change(play, 'manager', 3);
    play.put({ kind: 'ring', approvers: [{ ...approver, security: false }], more: false }, 3);
    expect(slotOf()).toMatchObject({ look: 'asked:1', repost: true });
  });

  test('approved anew, opens, and nobody else does', () => {
    const play = new Play().prepared();
    change(play, 'manager', 3);
    const asked = [
      { ...approver, security: false },
      { ...security, security: true },
    ];
    play.put({ kind: 'ring', approvers: asked, more: false }, 3);
    expect(play.approve(approver, 4)).toBeUndefined();
    play.put({ kind: 'record', happening: { kind: 'linked' } }, 4);
    expect(play.ready(5)).toBeUndefined();
    expect(play.intend(5)).toEqual({ refused: 'wrongOpener' });
    const standing = { isSecurity: false, isTechnician: false };
    const proof = { how: 'signIn' as const, person: manager, standing, attested: true };
    expect(play.intend(5, { proof })).toBeUndefined();
  });

  test('that is the same one changes nothing', () => {
    const play = new Play().prepared();
    const { request } = play;
    expect(change(play, 'subject', 3)).toBeUndefined();
    expect(play.request).toEqual(request);
  });

  test('may be the technician, by an exception that holds', () => {
    const play = new Play().prepared();
    expect(change(play, 'technicianByPhone', 3)).toBeUndefined();
    expect(play.request).toMatchObject({ opener: 'technicianByPhone', readOut });
    expect(change(play, 'manager', 4)).toBeUndefined();
    expect(play.request.readOut).toBeUndefined();
  });
});

describe('nobody else is let open', () => {
  test('by anybody but the technician of the case', () => {
    expect(change(new Play().prepared(), 'manager', 3, stranger)).toEqual({ refused: 'notYours' });
  });

  test('than the rule of the case names', () => {
    expect(change(new Play().prepared(), 'securityApprover', 3)).toMatchObject({
      refused: 'openerNotAllowed',
    });
    const play = new Play().prepared();
    expect(
      play.put({ kind: 'changeOpener', by: requester, opener: 'technicianByPhone', readOut: undefined }, 3),
    ).toMatchObject({ refused: 'openerNotAllowed' });
  });

  test('where there is no manager, or one who cannot be relied on', () => {
    const { offers } = opening().opening;
    const unsettled = { opening: { offers: { ...offers, manager: 'managerChanged' as const } } };
    expect(change(new Play(opening(unsettled)), 'manager', 3)).toMatchObject({ refused: 'managerUnsettled' });
    const alone = { opening: { manager: undefined } };
    expect(change(new Play(opening(alone)), 'manager', 3)).toEqual({ refused: 'noManager' });
  });

  test('once a pass was made, or the case is over', () => {
    expect(change(new Play().handedOver(), 'manager', 5)).toEqual({ refused: 'notNow', stage: 'handedOver' });
    const play = new Play().prepared();
    play.put({ kind: 'cancel', by: requester }, 3);
    expect(change(play, 'manager', 4)).toEqual({ refused: 'notNow', stage: 'closing' });
  });
});
