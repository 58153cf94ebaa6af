import { describe, expect, test } from '@jest/globals';
import { looks } from '../../services/requests/looks';
import { nextStep } from '../../services/requests/nextStep';
import { approver, facts, ids, manager, requester, security, stranger, subject } from './examples';
import { Play } from './play';

const colleague = stranger;
const takeOver = (play: Play, by = colleague, minutes = 3, isTechnician = true) =>
  play.put({ kind: 'takeOver', by, isTechnician, receipt: 'card' }, minutes);

describe('another technician takes a case over', () => {
  test('keeps what was proven, voids what was decided, and asks the approvers anew', () => {
    const play = new Play().prepared();
    expect(takeOver(play)).toBeUndefined();
    expect(play.request).toMatchObject({
      requester: colleague,
      earlier: [requester],
      stage: 'awaitingApproval',
      approvals: [],
      approvedUntil: undefined,
    });
    expect(play.request.evidence).toHaveLength(2);
    expect(nextStep(play.request)).toBe('ring');
  });

  test('goes on to be prepared when it is approved again', () => {
    const play = new Play().prepared();
    takeOver(play);
    play.put({ kind: 'ring', approvers: [{ ...approver, security: false }], more: false }, 4);
    expect(play.approve(approver, 4)).toBeUndefined();
    expect(nextStep(play.request)).toBe('link');
    play.put({ kind: 'record', happening: { kind: 'linked' } }, 4);
    expect(play.request.stage).toBe('prepared');
  });

  test('leaves the earlier technician no way to decide, to go on, or to cancel', () => {
    const play = new Play().verified();
    takeOver(play);
    expect(play.approve(requester, 4)).toEqual({ refused: 'duty', conflict: 'ownRequest' });
    expect(play.put({ kind: 'cancel', by: requester }, 4)).toEqual({ refused: 'notYours' });
  });

  test('while the caller is being proven leaves the proof open', () => {
    const play = new Play();
    takeOver(play, colleague, 1);
    expect(play.request).toMatchObject({ stage: 'verifying', requester: colleague });
    expect(play.put({ kind: 'readBack', by: requester, right: true, id: 'r', left: 3 }, 2)).toEqual({
      refused: 'notYours',
    });
  });

  test('shows each of them a card of their own', () => {
    const play = new Play();
    takeOver(play, colleague, 1);
    const cards = looks(play.request).filter(({ card }) => card === 'status' || card === 'taken');
    expect(cards.map(({ name, card, to }) => [name, card, to])).toEqual([
      ['status', 'taken', { person: requester.id }],
      ['status:1', 'status', { person: colleague.id }],
    ]);
    expect(play.request.told['status:1']?.receipt).toBe('card');
  });

  test.each<[string, typeof subject, boolean]>([
    ['the subject', subject, true],
    ['the manager who was asked', manager, true],
    ['somebody who is no technician', colleague, false],
  ])('%s cannot', (_, by, isTechnician) => {
    expect(takeOver(new Play(), by, 1, isTechnician)).toEqual({ refused: 'cannotTake' });
  });

  test('not once a pass was made', () => {
    expect(takeOver(new Play().handedOver(), colleague, 5)).toEqual({
      refused: 'notNow',
      stage: 'handedOver',
    });
  });

  test('does nothing twice', () => {
    const play = new Play();
    takeOver(play, requester, 1);
    expect(play.request.earlier).toEqual([]);
  });
});

describe('an approval stands only as long as its approver does (AC-48)', () => {
  test('when the user is ready', () => {
    const play = new Play().prepared();
    const command = { kind: 'ready' as const, by: requester, hash: play.hash, standing: [security.id] };
    expect(play.put({ ...command, subject: facts(3), ids }, 3)).toEqual({ refused: 'approvalVoid' });
  });

  test('and when the pass is asked for', () => {
    const play = new Play().prepared();
    play.ready();
    expect(play.intend(4, { standing: [] })).toEqual({ refused: 'approvalVoid' });
    expect(play.intend(4)).toBeUndefined();
  });
});

describe('a class that changed during the case', () => {
  const change = (play: Play, subject: Parameters<typeof facts>[1]) =>
    play.intend(4, { subject: facts(4, subject) });
  const open = (): Play => {
    const play = new Play().prepared();
    play.ready();
    return play;
  };

  test('ends it: cancelled before a pass was made, revoked after', () => {
    const before = open();
    expect(change(before, { roles: ['User Administrator'] })).toEqual({ refused: 'classChanged' });
    expect(before.request).toMatchObject({ outcome: 'cancelled', because: 'classRose' });
    const after = new Play().handedOver();
    expect(change(after, { groupIds: [ids.sensitiveGroup] })).toEqual({ refused: 'classChanged' });
    expect(after.request).toMatchObject({ outcome: 'revoked', because: 'classRose' });
  });

  test.each([{ roles: undefined }, { powerful: undefined }])(
    'is not known while %p cannot be read',
    (unread) => {
      const play = open();
      expect(change(play, unread)).toEqual({ refused: 'classUnknown' });
      expect(play.request.stage).toBe('ready');
    },
  );
});

describe('taking over', () => {
  test.each(['closing', 'closed'])('ends with the case: %s', (stage) => {
    const play = new Play();
    play.put({ kind: 'cancel', by: requester }, 1);
    if (stage === 'closed') play.put({ kind: 'record', happening: { kind: 'closed' } }, 1);
    expect(takeOver(play)).toEqual({ refused: 'notNow', stage });
  });

  test('is open to somebody who was asked to approve, and not to whoever had the case before', () => {
    const play = new Play().verified();
    expect(takeOver(play, approver)).toBeUndefined();
    expect(takeOver(play, requester, 4)).toEqual({ refused: 'cannotTake' });
    expect(play.request).toMatchObject({ requester: approver, earlier: [requester] });
  });
});
