import { describe, expect, test } from '@jest/globals';
import { asksWordOf } from '../../services/requests/asksWordOf';
import { dueBy } from '../../services/requests/dueBy';
import type { QueueFilter } from '../../services/requests/queue';
import type { Request } from '../../services/requests/request';
import { approver, at, manager, opening, requester, security, stranger, subject } from './examples';
import { inQueue } from './inQueue';
import { Play } from './play';

const asking = (play = new Play()): Play => {
  play.put({ kind: 'ask', by: requester, evidence: 'inPerson', person: stranger }, 7);
  return play;
};
const prepared = (startDate?: string): Request => ({ ...new Play().prepared().request, startDate });

describe('whoever is waited for is late', () => {
  const reminder = 10;
  const last = (events: Play, what: 'submittedAt' | 'rungAt'): string => events.request[what] ?? '';

  test('ten minutes after the last that was asked or given', () => {
    expect(dueBy(new Play().request)).toBe(at(reminder));
    expect(dueBy(asking().request)).toBe(at(7 + reminder));
  });

  test('as an approver, ten minutes after being asked or after the other one approved', () => {
    const play = new Play().verified();
    const asked = Math.max(Date.parse(last(play, 'submittedAt')), Date.parse(last(play, 'rungAt')));
    expect(Date.parse(dueBy(play.request)) - asked).toBe(reminder * 60_000);
  });

  test('as the technician of a new hire not before the first day', () => {
    expect(dueBy(prepared()) < at(60)).toBe(true);
    expect(dueBy(prepared(at(3 * 24 * 60)))).toBe(at(3 * 24 * 60 + reminder));
  });

  test('as the user when the window, or the pass, ends', () => {
    const play = new Play().prepared();
    play.ready();
    expect(dueBy(play.request)).toBe(play.request.readyUntil);
    const shown = new Play().handedOver().request;
    expect(dueBy(shown)).toBe(shown.attempts.at(-1)?.expiresAt);
  });

  test('as the desk at once when a step fails again and again', () => {
    const closing: Request = { ...new Play().request, stage: 'closing', updatedAt: at(3) };
    expect(dueBy(closing)).toBe(at(3 + reminder));
    expect(dueBy({ ...closing, stuck: 'deletePass' })).toBe(at(3));
  });
});

describe('the queue lets through', () => {
  const named = (play: Play, ref: string, more: Partial<Request> = {}): Request => ({
    ...play.request,
    ref,
    ...more,
  });
  const cases = [
    named(asking(), 'proving'),
    named(new Play().verified(), 'waiting', { requester: stranger }),
    named(new Play().prepared(), 'prepared'),
    named(new Play().handedOver(), 'shown', { requester: stranger }),
  ];
  const refs = (filter: Partial<QueueFilter>, reader = requester.id, now = at(2)): readonly string[] =>
    inQueue(cases, { whose: 'all', late: false, ...filter }, reader, now).map(({ ref }) => ref);

  test.each<[string, Partial<QueueFilter>, string, readonly string[]]>([
    ['all of them', {}, requester.id, ['proving', 'waiting', 'prepared', 'shown']],
    ['those that somebody requested', { whose: 'mine' }, requester.id, ['proving', 'prepared']],
    ['nothing of somebody without cases', { whose: 'mine' }, manager.id, []],
    ['those that wait for an approver who is asked', { whose: 'me' }, approver.id, ['waiting']],
    ['those that wait for the technician', { whose: 'me' }, requester.id, ['proving', 'prepared']],
    ['those that wait for a colleague', { waits: 'colleague' }, requester.id, ['proving']],
    ['those that wait for the user', { waits: 'user' }, requester.id, ['shown']],
    ['those of one stage', { stage: 'prepared' }, requester.id, ['prepared']],
    ['only what fits all that was asked for', { whose: 'mine', waits: 'user' }, requester.id, []],
  ])('%s', (_, filter, reader, expected) => {
    expect(refs(filter, reader)).toEqual(expected);
  });

  test('what is late, and nothing else', () => {
    expect(refs({ late: true }, requester.id, at(2))).toEqual([]);
    expect(refs({ late: true }, requester.id, at(17))).not.toContain('proving');
    expect(refs({ late: true }, requester.id, at(18))).toContain('proving');
    expect(refs({ late: true }, requester.id, at(24 * 60))).toEqual(refs({}));
  });
});

describe('a case waits for the word of', () => {
  const everybody = [requester, subject, manager, approver, security, stranger];
  const asked = (request: Request): readonly string[] =>
    everybody.flatMap(({ id, name }) => {
      const word = asksWordOf(request, id);
      return word === undefined ? [] : [`${name}: ${word.what}`];
    });

  test('whoever is asked about the caller, until they answer', () => {
    const play = asking();
    expect(asked(play.request)).toEqual(['Manager: managerVouch', 'Stranger: inPerson']);
    expect(asksWordOf(play.request, stranger.id)?.since).toBe(at(7));
    play.put({ kind: 'vouch', by: manager, answer: 'no', note: '', id: 'vouch' }, 8);
    expect(asked(play.request)).toEqual(['Stranger: inPerson']);
  });

  test('those who are asked to approve and may, not of the one who did', () => {
    const play = new Play();
    play.request = { ...play.request, rule: { ...play.request.rule, approvals: 2 } };
    play.verified();
    expect(asked(play.request)).toEqual(['Approver: approval', 'Security: approval']);
    play.approve(approver, 2);
    expect(asked(play.request)).toEqual(['Security: approval']);
  });

  test('nobody who was asked to approve and has a part in it since', () => {
    const { request } = new Play().verified();
    expect(asked({ ...request, earlier: [approver] })).toEqual(['Security: approval']);
  });

  test('nobody any more when it is decided or over', () => {
    expect(asked(new Play().prepared().request)).toEqual([]);
    expect(asked(new Play(opening()).handedOver().request)).toEqual([]);
  });
});
