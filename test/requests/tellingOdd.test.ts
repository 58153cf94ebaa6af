import { describe, test } from '@jest/globals';
import { guidePolicy } from '../../services/policy/policy';
import { ruleFor } from '../../services/policy/rule';
import { done, expectNews } from './chronicle';
import { approver, at, facts, manager, opening, requester, security } from './examples';
import { Play } from './play';

describe('who reads what when something is odd, and what the desk then does', () => {
  test('when a create has no answer, a step fails, a reader is out of reach and something is found after the end', () => {
    const play = new Play().prepared();
    play.ready();
    play.intend(4);
    expectNews(
      play,
      3,
      [
        'status, requester',
        'vouch, manager: passed',
        'approval, approver: approved',
        'claim, manager: code:1',
        'victim, subject: asked',
        'noteOpened, ticket: written',
        'noteApproved, ticket: written',
        'noteReady, ticket: written',
      ],
      ['approvalHolds at 242', 'window at 18', 'sweep 1 at 6'],
    );
    play.put({ kind: 'revoke', by: security, allowed: true }, 5);
    expectNews(
      play,
      5,
      ['status, requester', 'claim, manager: spent', 'victim, subject: over'],
      ['deletePass', 'sweep 1 at 6'],
    );
    play.put({ kind: 'stuck', step: 'deletePass', code: 'GRAPH_UNAVAILABLE' }, 6);
    expectNews(play, 6, ['alert:stuck, notices: deletePass'], ['deletePass', 'sweep 1 at 6']);
    done(play, 7, 'passDeleted', 'left', 'closed');
    expectNews(
      play,
      7,
      ['status, requester', 'ended:revoked, notices: posted', 'noteEnded, ticket: written'],
      ['late 1 at 14'],
    );
    play.put({ kind: 'settle', attempt: 1, passId: 'stray' }, 15);
    expectNews(play, 15, ['alert:orphan, notices: 1'], ['deletePass']);
    done(play, 15, 'passDeleted');
    expectNews(play, 15, [], []);
    play.put({ kind: 'orphanMember' }, 20);
    expectNews(play, 20, ['alert:orphan, notices: 2'], ['leave']);
    done(play, 20, 'left');
    expectNews(play, 20, [], []);
  });

  test('when a strong method never comes', () => {
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
    play.observe(5, 'used');
    expectNews(play, 5, ['status, requester', 'claim, manager: spent', 'noteUsed, ticket: written'], []);
    play.observe(34.1, 'used');
    expectNews(play, 34, ['status, requester', 'alert:unregistered, notices: none'], ['deletePass']);
    play.put({ kind: 'contain', by: security, allowed: true }, 35);
    expectNews(
      play,
      35,
      [
        'status, requester',
        'victim, subject: contained',
        'victim, manager: contained',
        'alert:unregistered, notices: asked',
      ],
      ['deletePass'],
    );
  });

  test('when a stranger’s pass is found at the page', () => {
    const play = new Play().prepared();
    play.ready();
    expectNews(
      play,
      3,
      [
        'status, requester',
        'vouch, manager: passed',
        'approval, approver: approved',
        'claim, manager: code:1',
        'victim, subject: asked',
        'noteOpened, ticket: written',
        'noteApproved, ticket: written',
        'noteReady, ticket: written',
      ],
      ['approvalHolds at 242', 'window at 18'],
    );
    play.intend(4, {
      subject: facts(4, { pass: { id: 'foreign', createdAt: at(0), expiresAt: at(60), state: 'usable' } }),
    });
    expectNews(
      play,
      4,
      ['status, requester', 'alert:foreignPass, notices: posted'],
      ['approvalHolds at 242', 'window at 18'],
    );
  });

  test('when the claim code is guessed too often', () => {
    const play = new Play().prepared();
    play.ready();
    expectNews(
      play,
      3,
      [
        'status, requester',
        'vouch, manager: passed',
        'approval, approver: approved',
        'claim, manager: code:1',
        'victim, subject: asked',
        'noteOpened, ticket: written',
        'noteApproved, ticket: written',
        'noteReady, ticket: written',
      ],
      ['approvalHolds at 242', 'window at 18'],
    );
    for (let left = 0; left < 5; left += 1)
      play.intend(4, { proof: { how: 'claimCode', right: false, from: `visitor ${left}` } });
    expectNews(play, 4, ['status, requester', 'claim, manager: spent'], ['approvalHolds at 242']);
  });

  test('for an administrator', () => {
    const play = new Play(
      opening({
        opening: {
          scenario: 'privileged',
          class: 'privileged',
          opener: 'securityApprover',
          rule: ruleFor(guidePolicy.rules, 'privileged', 'privileged'),
        },
        subject: { roles: ['Helpdesk Administrator'], restrictedBy: ['Managed devices'] },
      }),
    );
    expectNews(
      play,
      0,
      [
        'status, requester',
        'vouch, manager: asked',
        'victim, subject: asked',
        'alert:privileged, notices: posted',
        'noteOpened, ticket: written',
      ],
      ['verify at 60'],
    );
  });

  test('for a new employee', () => {
    const play = new Play(
      opening({
        opening: {
          scenario: 'onboarding',
          opener: 'manager',
          startDate: at(0),
          rule: ruleFor(guidePolicy.rules, 'onboarding', 'ordinary'),
        },
        ticket: { raisedBy: manager.upn },
        subject: { signedInBefore: false, startDate: at(0), methods: [] },
      }),
    );
    expectNews(
      play,
      0,
      ['status, requester', 'vouch, manager: asked', 'noteOpened, ticket: written'],
      ['verify at 60'],
    );
  });

  test.each([
    ['the technician is the manager', requester],
    ['nobody is the manager', undefined],
  ])('where %s', (_, whoManages) => {
    const { offers } = opening().opening;
    const play = new Play(
      opening({ opening: { manager: whoManages, offers: { ...offers, kinds: ['inPerson'] } } }),
    );
    const news = ['status, requester', 'victim, subject: asked', 'noteOpened, ticket: written'];
    expectNews(play, 0, news, ['verify at 60']);
  });

  test('where the lost phone loses what is on it', () => {
    const play = new Play(
      opening({
        opening: { lostMethods: [{ id: 'phone', kind: 'authenticator', onPhone: true, label: 'Pixel' }] },
      }),
    ).verified();
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
    play.approve(approver, 2);
    expectNews(
      play,
      2,
      [
        'status, requester',
        'approval, approver: approved',
        'approval, security: over',
        'asking, approvals: over',
        'noteApproved, ticket: written',
      ],
      ['removeLost', 'approvalHolds at 242'],
    );
    done(play, 3, 'lostRemoved');
    expectNews(play, 3, [], ['enrol', 'approvalHolds at 242']);
  });
});
