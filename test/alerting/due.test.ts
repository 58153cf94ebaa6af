import { describe, expect, test } from '@jest/globals';
import { concernDue } from '../../services/alerting/due';
import { placesOf } from '../../services/alerting/places';
import { at, security, stranger } from '../requests/examples';
import { alert, pass, playConcern } from './examples';

type Play = ReturnType<typeof playConcern>;

/** Tells every place what it should show now. */
function tellAll(play: Play, minute: number): readonly string[] {
  const due = placesOf(play.now()).filter(({ name, look }) => play.now().told[name]?.look !== look);
  for (const { name, look, repost } of due)
    play.put(minute, [
      { kind: 'alertTold', slot: name, look, receipt: repost ? `new ${name} ${minute}` : `first ${name}` },
    ]);
  return due.map(({ name, repost }) => (repost ? `${name} again` : name));
}
const keys = (play: Play, kind: string): readonly string[] =>
  concernDue(play.now())
    .filter((one) => one.kind === kind)
    .map(({ runAt }) => runAt);

describe('a card', () => {
  test('is posted once and changed whenever it shows something else', () => {
    const play = playConcern();
    expect(tellAll(play, 1)).toEqual(['card']);
    expect(concernDue(play.now()).filter(({ kind }) => kind === 'tell')).toEqual([]);
    play.ask(2, { kind: 'acknowledge', by: security });
    expect(tellAll(play, 2)).toEqual(['card']);
    play.raise(3, [alert({ key: 'b' })]);
    expect(tellAll(play, 3)).toEqual(['card']);
    play.ask(4, { kind: 'act', what: 'revoke', by: security, two: false, pass, shown: pass.id ?? '' });
    expect(tellAll(play, 4)).toEqual(['card']);
  });

  test('is not there for what is held back, which is not passed on either', () => {
    const play = playConcern([alert({ severity: 'critical' })], { held: true });
    expect(concernDue(play.now())).toEqual([]);
  });

  test('is there for what was held back as soon as it gets worse and there is room', () => {
    const play = playConcern([alert({ severity: 'high' })], { held: true });
    play.raise(2, [alert({ key: 'b' })], false);
    expect(play.now().held).toBe(true);
    play.raise(3, [alert({ key: 'c', severity: 'critical' })], true);
    expect(play.now().held).toBe(true);
    const other = playConcern([alert({ severity: 'high' })], { held: true });
    other.raise(3, [alert({ key: 'c', severity: 'critical' })], false);
    expect(tellAll(other, 3)).toEqual(['card']);
  });
});

describe('an alert that nobody takes up', () => {
  test.each([
    ['critical', [16, 31, 46]],
    ['high', [61, 121, 181]],
  ] as const)('is passed on three times when it is %s', (severity, minutes) => {
    const play = playConcern([alert({ severity })]);
    for (const [index, minute] of minutes.entries()) {
      expect(keys(play, 'escalate')).toEqual([at(minute)]);
      expect(play.ask(minute, { kind: 'escalate', step: index + 1, to: [security] })).toBe(1);
      expect(play.ask(minute, { kind: 'escalate', step: index + 1, to: [security] })).toBe(0);
    }
    expect(keys(play, 'escalate')).toEqual([]);
  });

  test.each(['medium', 'low'] as const)('is not passed on when it is %s', (severity) => {
    expect(keys(playConcern([alert({ severity })]), 'escalate')).toEqual([]);
  });

  test.each([
    { kind: 'acknowledge', by: security } as const,
    { kind: 'resolve', by: security, as: 'handled', note: '' } as const,
  ])('is passed on no longer after somebody did: $kind', (command) => {
    const play = playConcern();
    play.ask(2, command);
    expect(keys(play, 'escalate')).toEqual([]);
    expect(play.ask(99, { kind: 'escalate', step: 1, to: [security] })).toBe(0);
  });

  test('is posted anew at each step, to the channel and to each of security, and changed in between', () => {
    const play = playConcern();
    tellAll(play, 1);
    play.ask(61, { kind: 'escalate', step: 1, to: [security, stranger] });
    expect(tellAll(play, 61)).toEqual(['card again', `person:${security.id}`, `person:${stranger.id}`]);
    play.ask(121, { kind: 'escalate', step: 2, to: [security] });
    expect(tellAll(play, 121)).toEqual([
      'card again',
      `person:${security.id} again`,
      `person:${stranger.id} again`,
    ]);
    play.ask(122, { kind: 'acknowledge', by: security });
    expect(tellAll(play, 122)).toEqual(['card', `person:${security.id}`, `person:${stranger.id}`]);
  });

  test('waits anew when it gets worse', () => {
    const play = playConcern([alert({ severity: 'medium' })]);
    play.raise(30, [alert({ key: 'b', severity: 'critical' })]);
    expect(keys(play, 'escalate')).toEqual([at(45)]);
  });
});

describe('a channel that takes no card', () => {
  const gone = (play: Play): void => {
    const look = placesOf(play.now())[0]?.look ?? '';
    play.put(2, [{ kind: 'alertUndelivered', slot: 'card', look, code: 'CHAT_GONE' }]);
  };

  test('makes that security is told in person at once, whatever the severity, and goes on being tried', () => {
    const play = playConcern([alert({ severity: 'low' })]);
    gone(play);
    expect(keys(play, 'escalate')).toEqual([at(1)]);
    play.ask(2, { kind: 'escalate', step: 1, to: [security] });
    expect(placesOf(play.now()).map(({ name }) => name)).toEqual(['card', `person:${security.id}`]);
    expect(keys(play, 'escalate')).toEqual([]);
    tellAll(play, 9);
    expect(play.now().channelGone).toBe(false);
  });

  test('somebody who cannot be reached is given up until there is something else to show', () => {
    const play = playConcern();
    play.ask(61, { kind: 'escalate', step: 1, to: [security] });
    const person = placesOf(play.now())[1];
    play.put(62, [
      { kind: 'alertUndelivered', slot: person?.name ?? '', look: person?.look ?? '', code: 'CHAT_GONE' },
    ]);
    const tells = (): number => concernDue(play.now()).filter(({ kind }) => kind === 'tell').length;
    expect(tells()).toBe(1);
    play.ask(63, { kind: 'acknowledge', by: security });
    expect(tells()).toBe(2);
  });
});
