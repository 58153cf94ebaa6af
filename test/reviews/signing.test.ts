import { describe, expect, test } from '@jest/globals';
import { guidePolicy } from '../../services/policy/policy';
import { afterCaseLine } from '../../services/reviews/afterCase';
import { reviewDue } from '../../services/reviews/due';
import { evolveReview } from '../../services/reviews/evolve';
import { reviewPlaces } from '../../services/reviews/places';
import { fold } from '../../services/requests/evolve';
import { due } from '../../services/requests/due';
import { approver, at, id, manager, requester, security, stranger, subject } from '../requests/examples';
import { line, playReview, wholeCase } from './examples';

const sign = (key: string, more: { ok?: boolean; note?: string; by?: typeof security } = {}) =>
  ({ kind: 'sign', line: key, by: security, ok: true, note: '', ...more }) as const;

describe('a review', () => {
  test('is signed when its last line is, and not before', () => {
    const play = playReview([line('a'), line('b')]);
    expect(play.ask(5, sign('a'))).toBe(1);
    expect(play.now().signedAt).toBeUndefined();
    expect(play.ask(9, sign('b', { ok: false, note: 'Nobody knows why' }))).toBe(1);
    expect(play.now()).toMatchObject({
      signedAt: at(9),
      signs: { b: { ok: false, note: 'Nobody knows why' } },
    });
  });

  test('of nothing is signed from the start', () => {
    const play = playReview([]);
    expect(play.now().signedAt).toBe(at(0));
    expect(reviewDue(play.now()).map(({ kind }) => kind)).toEqual(['tell']);
  });

  test('keeps what was first said of a line', () => {
    const play = playReview([line('a')]);
    play.ask(1, sign('a'));
    expect(play.ask(2, sign('a'))).toBe(0);
    expect(play.ask(3, sign('a', { ok: false, note: 'No' }))).toBe('lineSigned');
    expect(play.ask(3, sign('a', { by: stranger }))).toBe('lineSigned');
    expect(play.now().signs['a']).toMatchObject({ ok: true, by: security, at: at(1) });
  });

  test('takes a note for what is not in order, and no line that it does not have', () => {
    const play = playReview([line('a')]);
    expect(play.ask(1, sign('a', { ok: false }))).toBe('noteMissing');
    expect(play.ask(1, sign('b'))).toBe('reviewUnknown');
  });

  test('is not signed by whoever a line is about, or who had a part in it', () => {
    const own = { personId: security.id };
    expect(playReview([line('a', own)]).ask(1, sign('a'))).toBe('ownLineOfReview');
    expect(playReview([line('a', { involved: [security.id] })]).ask(1, sign('a'))).toBe('ownLineOfReview');
  });

  test('does not begin with anything but its opening', () => {
    expect(() =>
      evolveReview(undefined, { kind: 'reviewEscalated', step: 1, to: [], at: at(0), by: 'desk' }),
    ).toThrow('before a review was opened');
  });
});

describe('a review that is late', () => {
  test('is passed on three times, a day apart, until it is signed', () => {
    const play = playReview([line('a')]);
    const next = () => reviewDue(play.now()).find(({ kind }) => kind === 'escalate')?.runAt;
    expect(next()).toBe(at(60));
    expect(play.ask(60, { kind: 'escalate', step: 1, to: [security] })).toBe(1);
    expect(play.ask(60, { kind: 'escalate', step: 1, to: [security] })).toBe(0);
    expect(next()).toBe(at(60 + 24 * 60));
    play.ask(60, { kind: 'escalate', step: 2, to: [security] });
    play.ask(60, { kind: 'escalate', step: 3, to: [stranger] });
    expect(next()).toBeUndefined();
    expect(play.now().escalatedTo).toEqual([security, stranger]);
  });

  test('asks no more once it is signed', () => {
    const play = playReview([line('a')]);
    play.ask(1, sign('a'));
    expect(reviewDue(play.now()).map(({ kind }) => kind)).toEqual(['tell']);
    expect(play.ask(60, { kind: 'escalate', step: 1, to: [security] })).toBe(0);
  });

  test('is posted anew in the channel, and to those alone who may sign it', () => {
    const play = playReview([line('a', { involved: [stranger.id] })]);
    play.put(1, [
      { kind: 'reviewTold', slot: 'card', look: reviewPlaces(play.now())[0]?.look ?? '', receipt: 'r' },
    ]);
    expect(reviewDue(play.now()).filter(({ kind }) => kind === 'tell')).toEqual([]);
    play.ask(60, { kind: 'escalate', step: 1, to: [security, stranger] });
    expect(reviewPlaces(play.now()).map(({ name, repost }) => [name, repost])).toEqual([
      ['card', true],
      [`person:${security.id}`, false],
    ]);
  });

  test('gives a person up who cannot be reached, for this look alone', () => {
    const play = playReview([line('a')]);
    play.ask(60, { kind: 'escalate', step: 1, to: [security] });
    const place = reviewPlaces(play.now()).find(({ name }) => name.startsWith('person'));
    const { name: slot = '', look = '' } = place ?? {};
    play.put(61, [{ kind: 'reviewUndelivered', slot, look, code: 'CHAT_UNREACHABLE' }]);
    const tells = () => reviewDue(play.now()).map(({ key }) => key);
    expect(tells().some((key) => key.includes(slot))).toBe(false);
    play.ask(62, sign('a'));
    expect(tells().some((key) => key.includes(slot))).toBe(true);
  });
});

describe('after a privileged case', () => {
  const events = wholeCase(0, { rule: guidePolicy.rules.privileged });

  test('its log is to be reviewed, once, when it is over', () => {
    const open = fold(events.slice(0, -1));
    const closed = fold(events);
    expect(open && due(open).some(({ kind }) => kind === 'review')).toBe(false);
    expect(closed && due(closed).filter(({ kind }) => kind === 'review')).toHaveLength(1);
    const asked = fold([...events, { kind: 'reviewAsked', review: id(99), at: at(40), by: 'desk' }]);
    expect(asked && due(asked).some(({ kind }) => kind === 'review')).toBe(false);
  });

  test('nobody reviews it who asked, proved, approved or opened, or whose pass it was', () => {
    const request = fold(events);
    if (request === undefined) throw new Error('no case');
    const { involved, requestId } = afterCaseLine(request);
    expect(requestId).toBe(request.id);
    expect(involved).toEqual(
      expect.arrayContaining([subject, requester, manager, approver].map((one) => one.id)),
    );
    expect(involved).not.toContain(security.id);
  });

  test('an ordinary case asks for none', () => {
    const closed = fold(wholeCase(0));
    expect(closed && due(closed).some(({ kind }) => kind === 'review')).toBe(false);
  });
});
