import { describe, expect, test } from '@jest/globals';
import { isOpen } from '../../services/contacts/circle';
import { contactPlaces } from '../../services/contacts/places';
import { at, manager, stranger } from '../requests/examples';
import { Named, chain, colleague, owner } from './named';

const day = 24 * 60;

describe('naming a colleague', () => {
  test('asks them; only their own yes makes them a contact', () => {
    const named = new Named();
    expect(named.name()).toBeUndefined();
    expect(named.states).toEqual(['asked']);
    expect(named.accept()).toBeUndefined();
    expect(named.circle).toMatchObject({
      id: chain,
      owner,
      contacts: [{ person: stranger, state: 'accepted', at: at(1), namedAt: at(0), shaken: false }],
    });
  });

  test.each([
    ['somebody else', manager],
    ['the owner', owner],
  ])('%s who sends the acceptance changes nothing', (_, by) => {
    const named = new Named();
    named.name();
    expect(named.accept(by)).toEqual({ refused: 'contactUnknown' });
    expect(named.states).toEqual(['asked']);
  });

  test('the acceptance sent again changes nothing, not even when it counts from', () => {
    const named = new Named();
    named.name();
    named.accept();
    expect(named.accept(stranger, 500)).toBeUndefined();
    expect(named.circle?.contacts).toMatchObject([{ at: at(1) }]);
  });

  test('nor does it after somebody said no, stepped down or was removed', () => {
    for (const leave of [
      { kind: 'leave', by: stranger },
      { kind: 'remove', by: owner, personId: stranger.id },
    ] as const) {
      const named = new Named();
      named.name();
      named.put(leave, 1);
      expect(named.accept(stranger, 2)).toEqual({ refused: 'contactUnknown' });
      expect(named.states.map((state) => isOpen({ state: state as 'asked' }))).toEqual([false]);
    }
  });

  test('a week later nobody agrees any more', () => {
    const named = new Named();
    named.name();
    expect(named.accept(stranger, 7 * day)).toEqual({ refused: 'contactLate' });
    expect(named.accept(stranger, 7 * day - 1)).toBeUndefined();
  });

  test('nobody names themselves, more than policy allows, or anybody where it allows none', () => {
    const named = new Named();
    expect(named.name(owner)).toEqual({ refused: 'badContact' });
    expect(named.name(stranger, 0, { atMost: 0 })).toEqual({ refused: 'contactsOff' });
    expect(named.circle).toBeUndefined();
    named.name(colleague(10), 0, { atMost: 2 });
    named.name(colleague(11), 0, { atMost: 2 });
    expect(named.name(colleague(12), 0, { atMost: 2 })).toEqual({ refused: 'contactsFull', atMost: 2 });
    expect(named.name(colleague(10), 0, { atMost: 2 })).toBeUndefined();
    expect(named.states).toEqual(['asked', 'asked']);
  });

  test('ten times a day at most, also the same colleague again and again', () => {
    const named = new Named();
    for (let turn = 0; turn < 10; turn += 1) {
      expect(named.name(stranger, turn)).toBeUndefined();
      named.put({ kind: 'remove', by: owner, personId: stranger.id }, turn);
    }
    expect(named.name(stranger, 20)).toEqual({ refused: 'contactsOften' });
    expect(named.name(stranger, day)).toBeUndefined();
  });

  test('whoever steps down leaves room, and begins anew when named again', () => {
    const named = new Named();
    named.name(stranger, 0, { atMost: 1 });
    named.accept();
    expect(named.put({ kind: 'leave', by: stranger }, 2)).toBeUndefined();
    expect(named.states).toEqual(['withdrawn']);
    expect(named.put({ kind: 'leave', by: stranger }, 2)).toBeUndefined();
    named.name(stranger, 3, { atMost: 1 });
    named.accept(stranger, 4);
    expect(named.circle?.contacts).toMatchObject([{ state: 'accepted', at: at(4), namedAt: at(3) }]);
  });

  test('who was asked says no, and that is no stepping down', () => {
    const named = new Named();
    named.name();
    named.put({ kind: 'leave', by: stranger }, 1);
    expect(named.states).toEqual(['declined']);
  });

  test('only the owner removes, and nobody leaves what they are not in', () => {
    const named = new Named();
    named.name();
    expect(named.put({ kind: 'remove', by: manager, personId: stranger.id }, 1)).toEqual({
      refused: 'contactUnknown',
    });
    expect(named.put({ kind: 'leave', by: manager }, 1)).toEqual({ refused: 'contactUnknown' });
    expect(named.put({ kind: 'remove', by: owner, personId: manager.id }, 1)).toBeUndefined();
    expect(new Named().put({ kind: 'remove', by: owner, personId: manager.id }, 1)).toEqual({
      refused: 'contactUnknown',
    });
    expect(named.states).toEqual(['asked']);
  });

  test.each([
    [true, false],
    [false, true],
  ])(
    'a sign of a taken-over account stays, when it was named (%s) or accepted (%s) under it',
    (then, later) => {
      const named = new Named();
      named.name(stranger, 0, { shaken: then });
      named.accept(stranger, 1, later);
      expect(named.circle?.contacts).toMatchObject([{ shaken: true }]);
      named.put({ kind: 'leave', by: stranger }, 2);
      named.name(stranger, 3);
      named.accept(stranger, 4);
      expect(named.circle?.contacts).toMatchObject([{ shaken: false }]);
    },
  );
});

describe('what people are told', () => {
  test('the colleague is asked, and the owner told of every change in a message of its own', () => {
    const named = new Named();
    const [card, news] = [`contact:${stranger.id}`, `news:${stranger.id}`];
    named.name();
    expect(named.untold).toEqual([card, news]);
    named.tellAll(1);
    expect(named.untold).toEqual([]);
    for (const [minutes, command] of [
      [2, { kind: 'accept', by: stranger, shaken: false }],
      [3, { kind: 'leave', by: stranger }],
    ] as const) {
      named.put(command, minutes);
      expect(named.untold).toEqual([card, news]);
      const places = contactPlaces(named.there);
      expect(places.map(({ to, repost }) => [to.person, repost])).toEqual([
        [stranger.id, false],
        [owner.id, true],
      ]);
      named.tellAll(minutes);
    }
    named.name(stranger, 4);
    expect(contactPlaces(named.there)[0]).toMatchObject({ repost: true });
  });

  test('whoever never read that they were asked is not told that it is over', () => {
    const named = new Named();
    named.name();
    named.put({ kind: 'remove', by: owner, personId: stranger.id }, 1);
    expect(named.untold).toEqual([`news:${stranger.id}`]);
  });

  test('a message that was given up is not tried again, and known to be missing', () => {
    const named = new Named();
    named.name();
    const [place] = contactPlaces(named.there);
    const { name: slot = '', look = '' } = place ?? {};
    named.happen({ kind: 'contactUndelivered', slot, look, code: 'CHAT_GONE' }, 1);
    expect(named.untold).toEqual([`news:${stranger.id}`]);
    expect(named.circle?.undelivered).toEqual([`${slot} ${look}`]);
    named.accept(stranger, 2);
    named.tellAll(3);
    expect(named.circle?.undelivered).toEqual([]);
  });
});
