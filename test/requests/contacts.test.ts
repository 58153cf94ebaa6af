import { describe, expect, test } from '@jest/globals';
import { codeHolder } from '../../services/requests/codeHolder';
import { contactsLeft } from '../../services/requests/decideContact';
import { due } from '../../services/requests/due';
import { looks } from '../../services/requests/looks';
import { ruleFor } from '../../services/policy/rule';
import { guidePolicy } from '../../services/policy/policy';
import type { Opening } from '../../services/requests/request';
import { approver, id, manager, opening, requester, security, stranger, subject } from './examples';
import { Play } from './play';

const second = { id: id(9), name: 'Second', upn: 'second@example.org' };
const offers: Opening['offers'] = {
  ...opening().opening.offers,
  kinds: ['inPerson', 'callBack', 'managerVouch', 'liveVideo', 'recoveryContact'],
  contacts: 2,
};
const begin = (more: Partial<Opening> = {}): Play => new Play(opening({ opening: { offers, ...more } }));
const ask = (contacts = [stranger, second], by = requester) =>
  ({ kind: 'askContact', by, contacts }) as const;
const say = (answer: 'yes' | 'no', by = stranger, stands = true) =>
  ({ kind: 'vouch', by, answer, note: 'on video', id: `${answer} ${by.id}`, stands }) as const;
const asked = (play: Play): readonly string[] =>
  play.request.asked.filter(({ kind }) => kind === 'recoveryContact').map(({ person }) => person.id);

describe('asking a recovery contact', () => {
  test("the first in the desk's order is asked, and the card counts the others", () => {
    const play = begin();
    expect(contactsLeft(play.request)).toBe(2);
    expect(play.put(ask([second, stranger]), 1)).toBeUndefined();
    expect(asked(play)).toEqual([second.id]);
    expect(contactsLeft(play.request)).toBe(1);
  });

  test.each([
    ['the technician', requester],
    ['the subject', subject],
    ['the manager, whose word is another proof', manager],
  ])('%s is passed over', (_, person) => {
    const play = begin();
    expect(play.put(ask([person]), 1)).toEqual({ refused: 'noContactNow' });
    expect(asked(play)).toEqual([]);
  });

  test('so is whoever was asked to see the subject, and a technician who held the case', () => {
    const play = begin();
    play.put({ kind: 'ask', by: requester, evidence: 'inPerson', person: stranger }, 1);
    expect(play.put(ask([stranger]), 2)).toEqual({ refused: 'noContactNow' });
    play.put({ kind: 'takeOver', by: security, isTechnician: true, receipt: '' }, 3);
    expect(play.put(ask([requester], security), 4)).toEqual({ refused: 'noContactNow' });
  });

  test('nobody but the technician of the case has one asked', () => {
    expect(begin().put(ask([stranger], approver), 1)).toEqual({ refused: 'notYours' });
  });

  test('another is asked only when the first stayed silent for ten minutes', () => {
    const play = begin();
    play.put(ask(), 1);
    expect(play.put(ask(), 10.9)).toEqual({ refused: 'contactWaits', minutes: 10 });
    expect(play.put(ask(), 11)).toBeUndefined();
    expect(asked(play)).toEqual([stranger.id, second.id]);
    expect(play.put(ask(), 12)).toEqual({ refused: 'contactWaits', minutes: 10 });
    expect(play.put(ask(), 30)).toEqual({ refused: 'noContactNow' });
    expect(contactsLeft(play.request)).toBe(0);
  });

  test('after a "no" nobody is asked until somebody says yes', () => {
    const play = begin();
    play.put(ask(), 1);
    play.put(say('no'), 2);
    expect(contactsLeft(play.request)).toBe(0);
    expect(play.put(ask(), 30)).toEqual({ refused: 'contactSaidNo' });
    expect(asked(play)).toEqual([stranger.id]);
  });

  test('one "no" outweighs the "yes" of another', () => {
    const play = begin();
    play.put(ask(), 1);
    play.put(ask(), 11);
    play.put(say('yes'), 12);
    expect(play.put(ask([approver]), 12)).toBeUndefined();
    expect(asked(play)).toHaveLength(2);
    play.put(say('no', second), 13);
    expect(play.put(ask([approver]), 30)).toEqual({ refused: 'contactSaidNo' });
  });

  test.each<[string, Partial<Opening>]>([
    ['where none is on offer', { offers: opening().opening.offers }],
    [
      'for an administrator, whatever is on offer',
      { class: 'privileged', rule: ruleFor(guidePolicy.rules, 'recovery', 'privileged') },
    ],
  ])('nobody is asked %s', (_, more) => {
    const play = begin();
    play.request = { ...play.request, ...more };
    expect(play.put(ask(), 1)).toEqual({ refused: 'notNow', stage: 'verifying' });
  });

  test('nobody is asked when it is proven already', () => {
    const play = begin().verified();
    expect(play.put(ask(), 2)).toEqual({ refused: 'notNow', stage: 'awaitingApproval' });
    expect(contactsLeft(play.request)).toBe(0);
  });

  test('a case of an older program, which does not tell when somebody was asked, goes on', () => {
    const play = begin();
    play.put(ask(), 1);
    play.request = {
      ...play.request,
      asked: play.request.asked.map(({ kind, person }) => ({ kind, person })),
    };
    expect(play.put(ask(), 1)).toBeUndefined();
    expect(asked(play)).toHaveLength(2);
  });
});

describe('the word of a recovery contact', () => {
  test("counts beside the manager's", () => {
    const play = begin();
    play.put(ask(), 1);
    play.put(say('yes'), 2);
    expect(play.request).toMatchObject({
      stage: 'verifying',
      evidence: [{ kind: 'recoveryContact', result: 'passed', by: stranger.id, note: 'on video' }],
    });
    play.put(say('yes', manager), 3);
    expect(play.request.stage).toBe('awaitingApproval');
  });

  test('does not count when they are none any more; that it is somebody else is heard all the same', () => {
    const play = begin();
    play.put(ask(), 1);
    expect(play.put(say('yes', stranger, false), 2)).toEqual({ refused: 'contactGone' });
    expect(play.put({ kind: 'vouch', by: stranger, answer: 'yes', note: 'x', id: 'x' }, 2)).toEqual({
      refused: 'contactGone',
    });
    expect(play.request.evidence).toEqual([]);
    expect(play.put(say('no', stranger, false), 3)).toBeUndefined();
    expect(play.request.evidence).toMatchObject([{ kind: 'recoveryContact', result: 'failed' }]);
  });

  test('is given once, by whoever was asked, while the case is verified', () => {
    const play = begin();
    play.put(ask(), 1);
    expect(play.put(say('yes', second), 2)).toEqual({ refused: 'notAsked' });
    play.put(say('no'), 2);
    play.put(say('yes'), 3);
    expect(play.request.evidence).toMatchObject([{ result: 'failed' }]);
    const over = begin();
    over.put(ask(), 1);
    over.verified();
    expect(over.put(say('yes'), 2)).toEqual({ refused: 'notNow', stage: 'awaitingApproval' });
  });

  test('keeps them from approving the same case', () => {
    const play = begin();
    play.put(ask([security]), 1);
    play.put(say('yes', security), 1);
    play.verified(2);
    play.approve(security, 3);
    expect(play.refusals).toContainEqual({ refused: 'duty', conflict: 'gaveEvidence' });
  });

  test('lets them pass the claim code on only when nobody else vouched', () => {
    const play = begin();
    play.put(ask(), 1);
    play.put(say('yes'), 1);
    expect(codeHolder(play.request)?.id).toBe(stranger.id);
    play.put(say('yes', manager), 2);
    expect(codeHolder(play.request)?.id).toBe(manager.id);
  });
});

describe('the subject', () => {
  const notice = (play: Play) => looks(play.request).find(({ name }) => name === 'notice:subject');

  test('is told anew, in a message of its own, when a contact of theirs is asked', () => {
    const play = begin();
    expect(notice(play)).toMatchObject({ look: 'asked', repost: false });
    play.put(ask(), 1);
    expect(notice(play)).toMatchObject({ look: 'contactAsked', repost: true });
    expect(due(play.request)).toContainEqual(
      expect.objectContaining({ key: 'tell:notice:subject:contactAsked' }),
    );
  });

  test('and the manager is not: who is asked is nobody else’s', () => {
    const play = begin({ offers: { ...offers, kinds: ['inPerson', 'recoveryContact'] } });
    play.put(ask(), 1);
    expect(looks(play.request).find(({ name }) => name === 'notice:manager')?.look).toBe('asked');
  });
});
