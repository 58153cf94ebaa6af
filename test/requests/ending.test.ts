import { describe, expect, test } from '@jest/globals';
import { done, tellAll } from './chronicle';
import { approver, at, facts, manager, opening, requester, security, stranger, subject } from './examples';
import { Play } from './play';

const closed = (play: Play, minutes: number): Play => {
  done(play, minutes, 'passDeleted', 'left');
  play.put({ kind: 'record', happening: { kind: 'methodsRemoved', methods: [] } }, minutes);
  done(play, minutes, 'sessionsRevoked', 'closed');
  return play;
};

const end = ({ request: { stage, outcome, because, endedBy, containment } }: Play) => ({
  stage,
  outcome,
  because,
  endedBy: endedBy?.name,
  containment,
});

describe('ending a case', () => {
  test('the technician cancels it before a pass was made', () => {
    const play = new Play();
    expect(play.put({ kind: 'cancel', by: requester }, 1)).toBeUndefined();
    expect(end(play)).toEqual({
      stage: 'closing',
      outcome: 'cancelled',
      because: 'person',
      endedBy: 'Requester',
      containment: 'none',
    });
  });

  test.each([manager, subject, approver, security])('$name does not cancel it', (by) => {
    const play = new Play();
    expect(play.put({ kind: 'cancel', by }, 1)).toEqual({ refused: 'notYours' });
    expect(play.request.stage).toBe('verifying');
  });

  test('cancelled after a pass was shown it is revoked', () => {
    const play = new Play().handedOver();
    play.put({ kind: 'cancel', by: requester }, 5);
    expect(end(play)).toMatchObject({ outcome: 'revoked', because: 'person' });
  });

  test('whoever may revoke ends it, before and after a pass; nobody else does', () => {
    const before = new Play();
    before.put({ kind: 'revoke', by: security, allowed: true }, 1);
    expect(end(before)).toMatchObject({ outcome: 'cancelled', endedBy: 'Security' });
    const after = new Play().handedOver();
    expect(after.put({ kind: 'revoke', by: stranger, allowed: false }, 5)).toEqual({ refused: 'notYours' });
    expect(after.put({ kind: 'revoke', by: security, allowed: true }, 5)).toBeUndefined();
    expect(end(after)).toMatchObject({ outcome: 'revoked', endedBy: 'Security' });
  });

  test.each(['strangerMember', 'revokedAll'] as const)('the desk itself ends it: %s', (because) => {
    const before = new Play();
    before.put({ kind: 'stop', because }, 1);
    expect(end(before)).toMatchObject({ outcome: 'cancelled', because, endedBy: undefined });
    const after = new Play().handedOver();
    after.put({ kind: 'stop', because }, 5);
    expect(end(after)).toMatchObject({ outcome: 'revoked', because, endedBy: undefined });
  });

  test('what has ended is not ended again', () => {
    for (const over of [new Play(), closed(new Play().handedOver(), 6)]) {
      over.put({ kind: 'cancel', by: requester }, 7);
      const { events, outcome } = over.request;
      over.put({ kind: 'cancel', by: requester }, 8);
      over.put({ kind: 'revoke', by: security, allowed: true }, 8);
      over.put({ kind: 'stop', because: 'revokedAll' }, 8);
      expect([over.request.events, over.request.outcome]).toEqual([events, outcome]);
    }
  });
});

describe('“this was not me”', () => {
  const notMe = (play: Play, by = subject, minutes = 5) => play.put({ kind: 'notMe', by }, minutes);

  test.each([subject, manager])('$name ends a case before a pass was made', (by) => {
    const play = new Play();
    expect(notMe(play, by, 1)).toBeUndefined();
    expect(end(play)).toMatchObject({
      outcome: 'cancelled',
      because: 'notMe',
      endedBy: by.name,
      containment: 'none',
    });
  });

  test('whoever was asked about the caller can say it too', () => {
    const play = new Play(opening({ opening: { manager: undefined } }));
    expect(notMe(play, stranger, 1)).toEqual({ refused: 'notAsked' });
    play.put({ kind: 'ask', by: requester, evidence: 'inPerson', person: stranger }, 1);
    expect(notMe(play, stranger, 2)).toBeUndefined();
    expect(end(play)).toMatchObject({ outcome: 'cancelled', because: 'notMe' });
  });

  test('is not for the technician or an approver', () => {
    const play = new Play().handedOver();
    for (const by of [requester, approver, security])
      expect(notMe(play, by)).toEqual({ refused: 'notAsked' });
    expect(play.request.stage).toBe('handedOver');
  });

  test('contains what a pass may have let in, once', () => {
    const play = new Play().handedOver();
    tellAll(play, 4);
    notMe(play);
    expect(end(play)).toEqual({
      stage: 'closing',
      outcome: 'contained',
      because: 'notMe',
      endedBy: 'Subject',
      containment: 'asked',
    });
    const { events } = play.request;
    notMe(play, manager, 6);
    expect(play.request.events).toBe(events);
  });

  test('does nothing to a case that ended without a pass', () => {
    const play = new Play();
    play.put({ kind: 'cancel', by: requester }, 1);
    const { events } = play.request;
    expect(notMe(play, subject, 2)).toBeUndefined();
    play.put({ kind: 'record', happening: { kind: 'closed' } }, 2);
    expect(notMe(play, subject, 3)).toBeUndefined();
    expect(play.request.events).toBe(events + 1);
  });

  test.each([
    ['to the minute a day after the end', 10 + 24 * 60, undefined],
    ['not a minute later', 11 + 24 * 60, { refused: 'tooLate' }],
  ])('is heard %s', (_, minutes, refusal) => {
    const play = new Play().handedOver();
    play.put({ kind: 'cancel', by: requester }, 9);
    closed(play, 10);
    expect(play.request.closedAt).toBe(at(10));
    expect(notMe(play, subject, minutes)).toEqual(refusal);
    expect(play.request.containment).toBe(refusal === undefined ? 'asked' : 'none');
  });
});

describe('containing', () => {
  const contain = (play: Play, allowed = true) => play.put({ kind: 'contain', by: security, allowed }, 5);

  test('is for those who may', () => {
    const play = new Play().handedOver();
    expect(contain(play, false)).toEqual({ refused: 'notApprover' });
    expect(contain(play)).toBeUndefined();
    expect(end(play)).toEqual({
      stage: 'closing',
      outcome: 'contained',
      because: 'contained',
      endedBy: 'Security',
      containment: 'asked',
    });
  });

  test('needs a pass that was made, and happens once', () => {
    expect(contain(new Play().prepared())).toEqual({ refused: 'nothingToContain' });
    const play = new Play().handedOver();
    contain(play);
    const { events } = play.request;
    expect(contain(play)).toBeUndefined();
    expect(play.request.events).toBe(events);
  });
});

describe('what the channel is told of a case that is not as it should be', () => {
  const alerts = (play: Play): readonly string[] =>
    tellAll(play, 9).filter((line) => line.startsWith('alert'));

  test('nothing, when it is', () => {
    expect(alerts(new Play().handedOver())).toEqual([]);
  });

  test('that many proofs failed for this account', () => {
    const seen = (kind: 'passesOfMonth' | 'failedProofs') =>
      new Play(opening({ opening: { signals: [{ kind, count: 2 }] } }));
    expect([seen('passesOfMonth'), seen('failedProofs')].map((play) => alerts(play).length)).toEqual([0, 1]);
  });

  test('that the group had the subject already', () => {
    const play = new Play();
    play.put({ kind: 'stop', because: 'strangerMember' }, 1);
    expect(alerts(play)).toEqual(['alert:strangerMember, notices: posted']);
  });

  test('that a pass of somebody else is there, without a case being ended by it', () => {
    const play = new Play().prepared();
    play.ready();
    const pass = { id: 'foreign', createdAt: at(0), expiresAt: at(60), state: 'usable' } as const;
    expect(play.intend(4, { subject: facts(4, { pass }) })).toEqual({ refused: 'foreignPass' });
    expect([play.request.foreignPass, alerts(play)]).toEqual([
      'foreign',
      ['alert:foreignPass, notices: posted'],
    ]);
  });

  test('that two people decide case after case together', () => {
    const paired = (pairs: number): Play => {
      const play = new Play().verified();
      play.approve(approver, 2, { pairs });
      return play;
    };
    expect([paired(3), paired(4)].map((play) => alerts(play).length)).toEqual([0, 1]);
  });
});
