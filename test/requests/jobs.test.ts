import { describe, expect, test } from '@jest/globals';
import { codeHolder } from '../../services/requests/codeHolder';
import { contentText } from '../../services/requests/content';
import { decide } from '../../services/requests/decide';
import { due } from '../../services/requests/due';
import { failures } from '../../services/requests/history';
import { fresh } from '../../services/requests/moments';
import { nextStep } from '../../services/requests/nextStep';
import { done } from './chronicle';
import { approver, at, facts, manager, opening, requester, security, stranger, subject } from './examples';
import { Play } from './play';

const keys = (play: Play): readonly string[] =>
  due(play.request)
    .filter(({ kind }) => kind !== 'tell')
    .map(({ key }) => key);
const intended = (): Play => {
  const play = new Play().prepared();
  play.ready();
  play.intend(4);
  return play;
};

describe('the store keeps a job under its key, and finds it again after a restart', () => {
  test('what is looked for, and what runs out', () => {
    expect(keys(intended())).toEqual([`timer:approvalHolds:${at(242)}`, `timer:window:${at(18)}`, 'sweep:1']);
  });

  test('a step of a case that goes on is another one than the same step at its end', () => {
    const play = new Play().verified();
    play.request = { ...play.request, approvers: [] };
    expect(keys(play)[0]).toBe('step:ring:open');
    const over = intended();
    over.put({ kind: 'revoke', by: security, allowed: true }, 5);
    expect(keys(over)).toEqual(['step:deletePass:revoked', 'sweep:1']);
    done(over, 6, 'passDeleted', 'left', 'closed');
    expect(keys(over)).toEqual(['late:1']);
  });

  test('a presentation that was taken up still runs out', () => {
    const play = new Play();
    play.put({ kind: 'present', by: requester, id: 'p', code: 'abcd2345', until: at(6) }, 1);
    const waiting = keys(play);
    play.put({ kind: 'scanned', id: 'p' }, 2);
    expect(keys(play)).toEqual(waiting);
    expect(waiting).toContain(`timer:presentation:${at(6)}`);
    play.put({ kind: 'timer', timer: 'presentation' }, 6);
    expect(keys(play)).toEqual([`timer:verify:${at(60)}`]);
  });
});

describe('a timer says why', () => {
  test.each([
    ['verify', () => new Play(), 60, 'evidenceLate'],
    ['approvalHolds', () => new Play().prepared(), 242, 'approvalExpired'],
    ['window', intended, 18, 'windowClosed'],
  ] as const)('%s', (timer, play, minutes, because) => {
    const { events } = decide(play().request, { kind: 'timer', timer }, at(minutes));
    expect(events).toEqual([expect.objectContaining({ because })]);
  });
});

test('what an approval was given for keeps its text, so that an upgrade voids none', () => {
  const { request } = new Play(opening({ opening: { manager: undefined } }));
  const { evidence } = request.rule;
  const lost = { kind: 'phone', onPhone: true, label: 'Phone' } as const;
  const asked = { ...request, lostMethods: [{ id: 'lost', ...lost }] };
  expect(JSON.parse(contentText(asked))).toEqual([
    'tap-desk/content/1',
    ...[request.id, 'recovery', 'ordinary', subject.id, requester.id, request.ticket.id, 'Phone gone'],
    ...['subject', '', ['lost'], request.groupId, 30, 1, 0, false, 15, evidence, [], [], 'test', []],
  ]);
  expect(contentText({ ...asked, lostMethods: [{ id: 'another', ...lost }] })).not.toBe(contentText(asked));
});

describe('the claim code is with', () => {
  const seen = (answer: 'yes' | 'no', more: Parameters<typeof opening>[0] = {}): Play => {
    const play = new Play(opening(more));
    play.put({ kind: 'ask', by: requester, evidence: 'inPerson', person: stranger }, 1);
    play.put({ kind: 'vouch', by: stranger, answer, note: 'badge', id: 'seen' }, 2);
    return play;
  };

  test('whoever saw the subject, before the manager', () => {
    expect(codeHolder(seen('yes').request)).toEqual({ id: stranger.id, name: stranger.name });
  });

  test('nobody who said no', () => {
    expect(codeHolder(seen('no').request)).toEqual(manager);
    expect(codeHolder(seen('no', { opening: { manager: undefined } }).request)).toBeUndefined();
  });
});

describe('a subject who proved it alone, without a manager to rely on', () => {
  const alone = (): Play => {
    const { offers } = opening().opening;
    const kinds = ['inPerson', 'strongSignIn'] as const;
    const unsettled = { ...offers, kinds, manager: 'managerChanged' as const };
    return new Play(opening({ opening: { opener: 'staff', offers: unsettled } }));
  };
  const change = (play: Play, minutes: number) =>
    play.put({ kind: 'changeOpener', by: requester, opener: 'subject', readOut: undefined }, minutes);

  test('is not made the opener once it is proven: nobody could pass the code on', () => {
    const play = alone();
    play.put({ kind: 'signedIn', by: subject, proof: 'strongSignIn', id: 'signed' }, 2);
    expect(change(play, 3)).toEqual({ refused: 'nobodyForCode' });
    expect(play.request.opener).toBe('staff');
  });

  test('may become it while somebody else can still vouch', () => {
    const play = alone();
    expect(change(play, 1)).toBeUndefined();
    expect([play.request.opener, play.request.openerChanges]).toEqual(['subject', 1]);
  });
});

test('nobody else is let open when the case is closed', () => {
  const play = new Play();
  play.put({ kind: 'cancel', by: requester }, 1);
  done(play, 1, 'closed');
  const command = { kind: 'changeOpener', by: requester, opener: 'manager', readOut: undefined } as const;
  expect(play.put(command, 2)).toEqual({ refused: 'notNow', stage: 'closed' });
});

describe('a class that is not what it was', () => {
  test('ends the case when the account was disabled meanwhile, whatever else could not be read', () => {
    const play = new Play().handedOver();
    const now = facts(5, { enabled: false, roles: undefined });
    expect(play.intend(5, { subject: now })).toEqual({ refused: 'classChanged' });
    expect(play.request).toMatchObject({ outcome: 'revoked', because: 'classRose' });
  });
});

describe('evidence of other kinds is in nobody’s way', () => {
  test('a call that was made leaves the sign-in, a push and the video to be taken', () => {
    const { offers } = opening().opening;
    const kinds = [...offers.kinds, 'strongSignIn' as const];
    const play = new Play(opening({ opening: { offers: { ...offers, kinds } } }));
    play.put({ kind: 'readBack', by: requester, right: true, id: 'call', left: 3 }, 1);
    play.put({ kind: 'sawOnVideo', by: requester, note: 'badge', id: 'video' }, 2);
    play.put({ kind: 'signedIn', by: subject, proof: 'strongSignIn', id: 'signed' }, 3);
    expect(play.request.evidence.map(({ kind }) => kind)).toEqual(['callBack', 'liveVideo', 'strongSignIn']);
  });
});

test('facts are believed for a minute', () => {
  expect([fresh(at(0), at(1)), fresh(at(0), at(1.01)), fresh(at(0), at(0.9))]).toEqual([true, false, true]);
});

test('a membership that is intended when the case ends is taken away, not finished', () => {
  const play = new Play().verified();
  play.approve(approver, 2);
  done(play, 2, 'enrolling');
  play.put({ kind: 'cancel', by: requester }, 3);
  done(play, 3, 'enrolled');
  expect([play.request.membership, nextStep(play.request)]).toEqual(['intended', 'leave']);
});

test('“this was not me” weighs as two failed proofs', () => {
  const play = new Play();
  play.put({ kind: 'notMe', by: subject }, 1);
  expect(failures(play.request)).toBe(2);
});
