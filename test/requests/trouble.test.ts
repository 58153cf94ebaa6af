import { describe, expect, test } from '@jest/globals';
import { nextStep } from '../../services/requests/nextStep';
import { done, tellAll } from './chronicle';
import { approver, manager, requester, security } from './examples';
import { Play } from './play';

const closed = (play: Play, minutes: number): Play => {
  done(play, minutes, 'passDeleted', 'left', 'closed');
  return play;
};

/** A case that was revoked while its pass was being made: nobody knows whether there is one. */
const unanswered = (): Play => {
  const play = new Play().prepared();
  play.ready();
  play.intend(4);
  play.put({ kind: 'revoke', by: security, allowed: true }, 5);
  return play;
};

describe('a step that fails again and again', () => {
  test('is told once, by name, and no longer when it is done', () => {
    const play = unanswered();
    tellAll(play, 5);
    const stuck = { kind: 'stuck', step: 'deletePass', code: 'GRAPH_UNAVAILABLE' } as const;
    play.put(stuck, 6);
    expect([play.request.stuck, tellAll(play, 6)]).toEqual([
      'deletePass',
      ['alert:stuck, notices: deletePass'],
    ]);
    const { events } = play.request;
    play.put(stuck, 7);
    expect(play.request.events).toBe(events);
    play.put({ kind: 'record', happening: { kind: 'passDeleted' } }, 8);
    expect(play.request.stuck).toBeUndefined();
  });

  test('says nothing when another step is due by now', () => {
    const play = unanswered();
    play.put({ kind: 'stuck', step: 'leave', code: 'GRAPH_UNAVAILABLE' }, 6);
    expect(play.request.stuck).toBeUndefined();
  });
});

describe('a message that reaches nobody', () => {
  const unreached = (play: Play, slot: string) =>
    play.put({ kind: 'undelivered', slot, code: 'CHAT_GONE' }, 2);

  test('is said on the technician’s card and in the channel, and is not tried again', () => {
    const play = new Play();
    tellAll(play, 1);
    play.put({ kind: 'cancel', by: requester }, 2);
    unreached(play, `vouch:${manager.id}`);
    expect(play.request.undelivered).toEqual([`vouch:${manager.id}`]);
    expect(tellAll(play, 2)).toEqual([
      'status, requester',
      'victim, subject: over',
      `alert:undelivered, notices: vouch:${manager.id}`,
    ]);
  });

  test('is forgotten when the next look of it arrives', () => {
    const play = new Play();
    unreached(play, `vouch:${manager.id}`);
    play.put({ kind: 'vouch', by: manager, answer: 'yes', note: 'seen', id: 'v' }, 3);
    expect(play.request.undelivered).toEqual([`vouch:${manager.id}`]);
    tellAll(play, 3);
    expect(play.request.undelivered).toEqual([]);
  });

  test('alarms nobody when it was a mere notice to the victim', () => {
    const play = new Play();
    tellAll(play, 1);
    play.put({ kind: 'cancel', by: requester }, 2);
    unreached(play, 'notice:subject');
    expect(tellAll(play, 2).filter((line) => line.startsWith('alert'))).toEqual([]);
  });

  test.each([
    ['one that has arrived', 'status'],
    ['one that there is not', 'vouch:nobody'],
  ])('is not %s', (_, slot) => {
    const play = new Play();
    tellAll(play, 1);
    unreached(play, slot);
    expect(play.request.undelivered).toEqual([]);
  });

  test('is never one to the channel, where that would be said', () => {
    const play = new Play().handedOver();
    unreached(play, 'issued');
    expect(play.request.undelivered).toEqual([]);
  });
});

describe('what is found after the end', () => {
  const settle = (play: Play, passId: string | undefined) =>
    play.put({ kind: 'settle', attempt: 1, passId }, 15);

  test('a pass of a create without an answer is removed, and counted', () => {
    const play = closed(unanswered(), 6);
    settle(play, 'stray');
    expect([play.request.orphanPass, play.request.orphans, nextStep(play.request)]).toEqual([
      'stray',
      1,
      'deletePass',
    ]);
    settle(play, 'another');
    expect(play.request.orphanPass).toBe('stray');
    play.put({ kind: 'record', happening: { kind: 'passDeleted' } }, 16);
    expect([play.request.orphanPass, nextStep(play.request)]).toEqual([undefined, undefined]);
  });

  test('no pass is no alarm', () => {
    const play = closed(unanswered(), 6);
    settle(play, undefined);
    expect([play.request.attempts[0]?.settled, play.request.orphans]).toEqual([true, 0]);
  });

  test('nothing is settled before the end, nor what was not left open', () => {
    const open = unanswered();
    settle(open, 'stray');
    expect(open.request.orphans).toBe(0);
    const never = closed(unanswered(), 6);
    never.put({ kind: 'settle', attempt: 2, passId: 'stray' }, 15);
    expect(never.request.orphans).toBe(0);
  });

  test('a membership that came back is taken away once more', () => {
    const play = closed(unanswered(), 6);
    play.put({ kind: 'orphanMember' }, 20);
    play.put({ kind: 'orphanMember' }, 21);
    expect([play.request.orphans, nextStep(play.request)]).toEqual([1, 'leave']);
    play.put({ kind: 'record', happening: { kind: 'left' } }, 22);
    expect(nextStep(play.request)).toBeUndefined();
  });

  test('a membership is looked for only where there was one, and after the end', () => {
    const never = new Play();
    never.put({ kind: 'cancel', by: requester }, 1);
    never.put({ kind: 'record', happening: { kind: 'closed' } }, 1);
    never.put({ kind: 'orphanMember' }, 2);
    expect(never.request.orphans).toBe(0);
    const open = unanswered();
    open.put({ kind: 'orphanMember' }, 6);
    expect(open.request.orphans).toBe(0);
  });
});

describe('a step that is reported done', () => {
  const kinds = [
    'enrolling',
    'enrolled',
    'lostRemoved',
    'linked',
    'passDeleted',
    'left',
    'sessionsRevoked',
    'closed',
  ] as const;
  const moves = (play: () => Play): readonly string[] =>
    kinds.filter((kind) => {
      const fresh = play();
      const { events } = fresh.request;
      fresh.put({ kind: 'record', happening: { kind } }, 30);
      return fresh.request.events > events;
    });
  const recorded = (play: Play, ...steps: readonly (typeof kinds)[number][]): Play => {
    done(play, 30, ...steps);
    return play;
  };
  const approved = (): Play => {
    const play = new Play().verified();
    play.approve(approver, 2);
    return play;
  };
  const contained = (): Play => {
    const play = new Play().handedOver();
    play.put({ kind: 'contain', by: security, allowed: true }, 5);
    return recorded(play, 'passDeleted', 'left');
  };

  test.each<[string, () => Play, readonly string[]]>([
    ['while the caller is proven', () => new Play(), []],
    ['while approvers are asked', () => new Play().verified(), []],
    ['when it is approved', approved, ['enrolling']],
    ['when the membership is intended', () => recorded(approved(), 'enrolling'), ['enrolled']],
    ['when the subject is a member', () => recorded(approved(), 'enrolling', 'enrolled'), ['linked']],
    ['when it is prepared', () => new Play().prepared(), []],
    ['while a pass is out', () => new Play().handedOver(), []],
    ['when a pass must go', unanswered, ['passDeleted']],
    ['when the membership must go', () => recorded(unanswered(), 'passDeleted'), ['left']],
    ['when all is gone', () => recorded(unanswered(), 'passDeleted', 'left'), ['closed']],
    ['when methods must go', contained, []],
    ['when it is closed', () => closed(unanswered(), 6), []],
  ])('counts %s only if it is the one that is due', (_, play, counted) => {
    expect(moves(play)).toEqual(counted);
  });

  test('counts as told only while that look is not told yet', () => {
    const play = new Play();
    const happening = { kind: 'told', slot: 'status', look: 'new', receipt: 'r' } as const;
    play.put({ kind: 'record', happening }, 1);
    const { events } = play.request;
    play.put({ kind: 'record', happening }, 2);
    expect([play.request.events, play.request.told['status']]).toEqual([
      events,
      { look: 'new', receipt: 'r' },
    ]);
  });
});
