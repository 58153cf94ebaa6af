import type { Circle } from './contacts/circle';
import { decideCircle } from './contacts/decide';
import type { CircleCommand, ContactNo } from './contacts/decide';
import { isShaken } from './contacts/shaken';
import { minutesAfter } from './requests/moments';
import type { Person } from './policy/facts';
import { circleIdOf } from './codes';
import { findColleague } from './findColleague';
import { no } from './refusals';
import type { Answer } from './refusals';
import { isOneEmployee } from './standing';
import type { World } from './world';

/** Somebody names a colleague as a recovery contact, for themselves alone; the colleague is asked in their own chat. */
export async function nameContact(
  world: World,
  by: Person,
  given: { readonly picked: string; readonly upn: string },
): Promise<Answer<Circle>> {
  const atMost = world.policy.recoveryContacts;
  if (atMost === 0) return no({ refused: 'contactsOff' });
  if (isSingledOut(world, by.id)) return no({ refused: 'subjectRefused', because: 'emergency' });
  const found = await findColleague(world, given);
  if ('refusal' in found) return found;
  const { enabled, guest, employeeId, ...person } = found.done;
  const [own, managers, shaken] = await Promise.all([
    world.directory.person(by.id),
    world.directory.managersOf(by.id),
    looksShaken(world, by),
  ]);
  const isBad =
    !enabled ||
    guest ||
    isSingledOut(world, person.id) ||
    isOneEmployee(own?.employeeId, employeeId) ||
    // A manager's word is another piece of evidence, and has its own way.
    managers[0] === person.id;
  if (isBad) return no({ refused: 'badContact' });
  const id = circleIdOf(by.id);
  return await put(world, id, by.id, { kind: 'name', id, by, person, atMost, shaken });
}

/** Whoever named a colleague takes it back. */
export async function removeContact(world: World, by: Person, personId: string): Promise<Answer<Circle>> {
  return await put(world, circleIdOf(by.id), by.id, { kind: 'remove', by, personId: personId.toLowerCase() });
}

/** A colleague agrees to be a recovery contact; whether the account of whoever named them is calm is read now. */
export async function acceptContact(world: World, by: Person, circleId: string): Promise<Answer<Circle>> {
  const circle = await world.store.circle(circleId);
  const isAsked = circle?.contacts.some(({ person, state }) => person.id === by.id && state === 'asked');
  const shaken = circle === undefined || isAsked !== true ? true : await looksShaken(world, circle.owner);
  return await put(world, circleId, by.id, { kind: 'accept', by, shaken });
}

/** A colleague says no, or steps down, at any time. */
export async function leaveContact(world: World, by: Person, circleId: string): Promise<Answer<Circle>> {
  return await put(world, circleId, by.id, { kind: 'leave', by });
}

/** Whether an account is one that never receives a pass: emergency, service or shared. */
export function isSingledOut({ policy }: Pick<World, 'policy'>, personId: string): boolean {
  return policy.emergencyAccounts.some((id) => id.toLowerCase() === personId);
}

async function looksShaken({ directory, store, policy }: World, { id }: Person): Promise<boolean> {
  const now = await store.now();
  const since = minutesAfter(now, -policy.contactStableDays * 24 * 60);
  const [background, cases] = await Promise.all([
    directory.background(id, undefined, { since, now }),
    store.openedSince({ subjectId: id }, since),
  ]);
  return isShaken(background, cases);
}

async function put(
  { store }: World,
  id: string,
  by: string,
  command: CircleCommand,
): Promise<Answer<Circle>> {
  const refusal = await store.changeCircle<ContactNo | undefined>(id, (circle, now) => {
    const decision = decideCircle(circle, command, now);
    return { events: decision.events, by, answer: decision.refusal };
  });
  if (refusal !== undefined) return no(refusal);
  const circle = await store.circle(id);
  return circle === undefined ? no({ refused: 'contactUnknown' }) : { done: circle };
}
