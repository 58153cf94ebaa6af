import { describe, test } from '@jest/globals';
import { done, expectNews } from './chronicle';
import { approver, manager, requester, security } from './examples';
import { Play } from './play';

describe('who reads what, and what the desk does by itself', () => {
  test('from a lost phone to a passkey', () => {
    const play = new Play();
    expectNews(
      play,
      0,
      ['status, requester', 'vouch, manager: asked', 'victim, subject: asked', 'noteOpened, ticket: written'],
      ['verify at 60'],
    );
    play.verified(2);
    expectNews(
      play,
      2,
      [
        'status, requester',
        'vouch, manager: passed',
        'approval, approver: asked',
        'approval, security: asked',
        'asking, approvals: asked:2',
      ],
      ['remind at 12', 'approvalWait at 122'],
    );
    play.put({ kind: 'timer', timer: 'remind' }, 12);
    expectNews(
      play,
      12,
      ['approval, approver: reminded *', 'approval, security: reminded *'],
      ['approvalWait at 122'],
    );
    play.approve(approver, 13);
    expectNews(
      play,
      13,
      [
        'status, requester',
        'approval, approver: approved',
        'approval, security: over',
        'asking, approvals: over',
        'noteApproved, ticket: written',
      ],
      ['enrol', 'approvalHolds at 253'],
    );
    done(play, 13, 'enrolling');
    expectNews(play, 13, [], ['enrol', 'approvalHolds at 253']);
    done(play, 13, 'enrolled');
    expectNews(play, 13, [], ['link', 'approvalHolds at 253']);
    done(play, 13, 'linked');
    expectNews(play, 13, ['status, requester'], ['approvalHolds at 253']);
    play.ready(14);
    expectNews(
      play,
      14,
      ['status, requester', 'claim, manager: code:1', 'noteReady, ticket: written'],
      ['approvalHolds at 253', 'window at 29'],
    );
    play.intend(15);
    expectNews(play, 15, ['status, requester'], ['approvalHolds at 253', 'window at 29', 'sweep 1 at 17']);
    play.made(1, 15);
    expectNews(play, 15, [], ['approvalHolds at 253', 'window at 29', 'sweep 1 at 17']);
    play.put({ kind: 'handOver', attempt: 1 }, 15);
    expectNews(
      play,
      15,
      [
        'status, requester',
        'victim, subject: shown *',
        'victim, manager: shown *',
        'issued, notices: posted',
        'noteHandedOver, ticket: written',
      ],
      [],
    );
    play.observe(16, 'used');
    expectNews(play, 16, ['status, requester', 'claim, manager: spent', 'noteUsed, ticket: written'], []);
    play.observe(17, 'used', [{ kind: 'passkey' }]);
    expectNews(play, 17, ['status, requester'], ['deletePass']);
    done(play, 18, 'passDeleted');
    expectNews(play, 18, [], ['leave']);
    done(play, 18, 'left');
    expectNews(play, 18, [], ['confirm']);
    done(play, 18, 'closed');
    expectNews(
      play,
      18,
      ['status, requester', 'ended:completed, notices: posted', 'noteEnded, ticket: written'],
      [],
    );
  });

  test('when approvers stay silent and the next are asked', () => {
    const play = new Play();
    play.put({ kind: 'vouch', by: manager, answer: 'yes', note: 'on video', id: 'vouch' }, 1);
    play.put({ kind: 'readBack', by: requester, right: true, id: 'call', left: 3 }, 1);
    expectNews(
      play,
      1,
      [
        'status, requester',
        'vouch, manager: passed',
        'victim, subject: asked',
        'noteOpened, ticket: written',
      ],
      ['ring', 'remind at 11', 'approvalWait at 121'],
    );
    play.put({ kind: 'ring', approvers: [{ ...approver, security: false }], more: true }, 2);
    expectNews(
      play,
      2,
      ['status, requester', 'approval, approver: asked', 'asking, approvals: asked:1'],
      ['remind at 11', 'passOn at 22', 'approvalWait at 121'],
    );
    play.put({ kind: 'timer', timer: 'remind' }, 11);
    expectNews(play, 11, ['approval, approver: reminded *'], ['passOn at 22', 'approvalWait at 121']);
    play.put({ kind: 'timer', timer: 'passOn' }, 22);
    expectNews(play, 22, [], ['ring', 'approvalWait at 121']);
    play.put({ kind: 'ring', approvers: [{ ...security, security: true }], more: false }, 22);
    expectNews(
      play,
      22,
      ['status, requester', 'approval, security: reminded *', 'asking, approvals: asked:2'],
      ['approvalWait at 121'],
    );
    play.put({ kind: 'timer', timer: 'approvalWait' }, 121);
    expectNews(
      play,
      121,
      [
        'status, requester',
        'approval, approver: over',
        'approval, security: over',
        'victim, subject: over',
        'asking, approvals: over',
      ],
      ['confirm'],
    );
  });

  test('when the page closes unopened, opens again and the approval runs out', () => {
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
    play.put({ kind: 'timer', timer: 'window' }, 18);
    expectNews(play, 18, ['status, requester', 'claim, manager: spent'], ['approvalHolds at 242']);
    play.ready(19);
    expectNews(
      play,
      19,
      ['status, requester', 'claim, manager: code:2 *'],
      ['approvalHolds at 242', 'window at 34'],
    );
    play.put({ kind: 'timer', timer: 'approvalHolds' }, 242);
    expectNews(play, 242, ['status, requester', 'claim, manager: spent', 'victim, subject: over'], ['leave']);
  });
});
