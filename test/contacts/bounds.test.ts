import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isOpen } from '../../services/contacts/circle';
import type { CircleHappening } from '../../services/contacts/circle';
import { foldCircle } from '../../services/contacts/evolve';
import { at, stranger } from '../requests/examples';
import { Named, chain, colleague, owner } from './named';

test('whatever happens, a circle stays small, keeps to its number and forgets what was told of the forgotten', () => {
  const people = Array.from({ length: 30 }, (_, index) => colleague(100 + index));
  const person = fc.constantFrom(...people);
  const move = fc.oneof(
    person.map(
      (one) => ({ kind: 'name', id: chain, by: owner, person: one, atMost: 3, shaken: false }) as const,
    ),
    person.map((by) => ({ kind: 'accept', by, shaken: false }) as const),
    person.map((by) => ({ kind: 'leave', by }) as const),
    person.map((one) => ({ kind: 'remove', by: owner, personId: one.id }) as const),
  );
  fc.assert(
    fc.property(fc.array(move, { maxLength: 120 }), (moves) => {
      const named = new Named();
      moves.forEach((one, index) => {
        named.put(one, index * 200);
        named.tellAll(index * 200);
      });
      const { contacts = [], told = {}, namings = [] } = named.circle ?? {};
      const ids = contacts.map((one) => one.person.id);
      expect(contacts.filter(isOpen).length).toBeLessThanOrEqual(3);
      expect(contacts.length).toBeLessThanOrEqual(14);
      expect(namings.length).toBeLessThanOrEqual(10);
      expect(new Set(ids).size).toBe(ids.length);
      expect(Object.keys(told).every((slot) => ids.includes(slot.split(':')[1] ?? ''))).toBe(true);
    }),
  );
});

test('what was restated needs nothing of what came before, and what came before alone tells nothing', () => {
  const named = new Named();
  named.name();
  named.accept();
  named.tellAll(2);
  const circle = named.there;
  const event = (happening: CircleHappening) => ({ ...happening, at: at(3), by: 'desk' });
  const cut = event({ kind: 'contactAccepted', personId: stranger.id, shaken: false });
  expect(foldCircle([cut])).toBeUndefined();
  expect(foldCircle([cut, event({ kind: 'contactsRestated', circle })])).toEqual(circle);
  expect(foldCircle([])).toBeUndefined();
});
