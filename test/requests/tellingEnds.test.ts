import { describe, test } from '@jest/globals';
import { done, expectNews } from './chronicle';
import { approver, manager, requester, stranger } from './examples';
import { Play } from './play';

describe('who reads what when a case ends early, and what the desk then does', () => {
  test('when the technician cancels while the manager is being asked', () => {
    const play = new Play();
    expectNews(
      play,
      0,
      ['status, requester', 'vouch, manager: asked', 'victim, subject: asked', 'noteOpened, ticket: written'],
      ['verify at 60'],
    );
    play.put({ kind: 'cancel', by: requester }, 1);
    expectNews(play, 1, ['status, requester', 'vouch, manager: over', 'victim, subject: over'], ['confirm']);
    done(play, 1, 'closed');
    expectNews(play, 1, ['status, requester', 'noteEnded, ticket: written'], []);
  });

  test('when nobody proves the caller in time', () => {
    const play = new Play();
    expectNews(
      play,
      0,
      ['status, requester', 'vouch, manager: asked', 'victim, subject: asked', 'noteOpened, ticket: written'],
      ['verify at 60'],
    );
    play.put({ kind: 'timer', timer: 'verify' }, 60);
    expectNews(play, 60, ['status, requester', 'vouch, manager: over', 'victim, subject: over'], ['confirm']);
  });

  test('when an approver denies', () => {
    const play = new Play().verified();
    expectNews(
      play,
      1,
      [
        'status, requester',
        'vouch, manager: passed',
        'approval, approver: asked',
        'approval, security: asked',
        'victim, subject: asked',
        'asking, approvals: asked:2',
        'noteOpened, ticket: written',
      ],
      ['remind at 11', 'approvalWait at 121'],
    );
    play.put({ kind: 'deny', by: approver, isApprover: true, reason: 'no' }, 2);
    expectNews(
      play,
      2,
      [
        'status, requester',
        'approval, approver: denied',
        'approval, security: over',
        'victim, subject: over',
        'asking, approvals: over',
        'noteDenied, ticket: written',
      ],
      ['confirm'],
    );
    done(play, 2, 'closed');
    expectNews(play, 2, ['status, requester', 'noteEnded, ticket: written'], []);
  });

  test('when an answer is lost, a second pass is shown and the manager says that it was not the user', () => {
    const play = new Play().handedOver();
    expectNews(
      play,
      4,
      [
        'status, requester',
        'vouch, manager: passed',
        'approval, approver: approved',
        'claim, manager: code:1',
        'victim, subject: shown *',
        'victim, manager: shown *',
        'issued, notices: posted',
        'noteOpened, ticket: written',
        'noteApproved, ticket: written',
        'noteReady, ticket: written',
        'noteHandedOver, ticket: written',
      ],
      [],
    );
    play.intend(5, { attempt: 2 });
    expectNews(play, 5, ['status, requester'], ['sweep 2 at 7']);
    play.made(2, 5);
    expectNews(play, 5, [], ['sweep 2 at 7']);
    play.put({ kind: 'handOver', attempt: 2 }, 5);
    expectNews(play, 5, ['reissued, notices: posted', 'noteReissued, ticket: written'], []);
    play.put({ kind: 'notMe', by: manager }, 6);
    expectNews(
      play,
      6,
      [
        'status, requester',
        'claim, manager: spent',
        'victim, subject: contained',
        'victim, manager: contained',
        'alert:notMe, notices: posted',
        'alert:unregistered, notices: asked',
      ],
      ['deletePass'],
    );
    done(play, 6, 'passDeleted', 'left');
    expectNews(play, 6, [], ['removeMethods']);
    play.put({ kind: 'record', happening: { kind: 'methodsRemoved', methods: ['Phone'] } }, 7);
    expectNews(
      play,
      7,
      ['status, requester', 'alert:unregistered, notices: methodsRemoved'],
      ['revokeSessions'],
    );
    done(play, 7, 'sessionsRevoked');
    expectNews(play, 7, ['status, requester', 'alert:unregistered, notices: done'], ['confirm']);
    done(play, 7, 'closed');
    expectNews(
      play,
      7,
      ['status, requester', 'ended:contained, notices: posted', 'noteEnded, ticket: written'],
      [],
    );
  });

  test('when a colleague takes over while the page is open', () => {
    const play = new Play().prepared();
    expectNews(
      play,
      2,
      [
        'status, requester',
        'vouch, manager: passed',
        'approval, approver: approved',
        'victim, subject: asked',
        'noteOpened, ticket: written',
        'noteApproved, ticket: written',
      ],
      ['approvalHolds at 242'],
    );
    play.ready();
    expectNews(
      play,
      3,
      ['status, requester', 'claim, manager: code:1', 'noteReady, ticket: written'],
      ['approvalHolds at 242', 'window at 18'],
    );
    play.put({ kind: 'takeOver', by: stranger, isTechnician: true, receipt: 'card' }, 4);
    expectNews(
      play,
      4,
      ['taken, requester: taken', 'status, stranger', 'claim, manager: spent'],
      ['ring', 'remind at 14', 'approvalWait at 124'],
    );
  });
});
