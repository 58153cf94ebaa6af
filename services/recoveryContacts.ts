import type { Circle, Contact } from './contacts/circle';
import { contactOff, contactOffer } from './policy/contacts';
import type { ContactFacts, ContactOffer, ContactTerms } from './policy/contacts';
import type { Person } from './policy/facts';
import type { SubjectClass } from './policy/terms';
import { apply } from './apply';
import { circleIdOf, noticeId } from './codes';
import { isSingledOut } from './namingContacts';
import { no } from './refusals';
import type { Answer } from './refusals';
import type { Request } from './requests/request';
import { isInLine, isOneEmployee } from './standing';
import type { World } from './world';

/** A case as far as contacts are judged for it. */
type Case = Pick<Request, 'subject' | 'requester' | 'manager' | 'class'>;

/** How many recovery contacts could be asked in a case that opens now (ISO 8601), or why none can; undefined where nobody is named. */
export async function contactsOnOffer(
  world: World,
  opens: Case,
  now: string,
): Promise<ContactOffer | undefined> {
  const named = await acceptedBy(world, opens.subject.id);
  if (named.length === 0) return undefined;
  return contactOffer(await factsOf(world, opens, named), termsOf(world, opens, now));
}

/** The technician has a recovery contact asked. Which one is the desk's turn: neither the technician nor the caller chooses. */
export async function askContact(world: World, by: Person, requestId: string): Promise<Answer<Request>> {
  const request = await world.store.read(requestId);
  if (request === undefined) return no({ refused: 'requestUnknown' });
  const contacts = by.id === request.requester.id ? await askable(world, request) : [];
  return await apply(world.store, requestId, by.id, { kind: 'askContact', by, contacts });
}

/** Whether somebody still is a recovery contact who can be asked in a case. */
export async function standsAsContact(world: World, request: Request, personId: string): Promise<boolean> {
  return (await askable(world, request)).some(({ id }) => id === personId);
}

async function askable(world: World, request: Request): Promise<readonly Person[]> {
  const named = await acceptedBy(world, request.subject.id);
  const terms = termsOf(world, request, await world.store.now());
  const turn = ({ id }: Person): string => noticeId(request.id, id);
  return (await factsOf(world, request, named))
    .filter((one) => contactOff(one, terms) === undefined)
    .map(({ person }) => person)
    .sort((one, other) => turn(one).localeCompare(turn(other)));
}

/** Those who agreed, the longest-standing first, as many as policy counts today. */
async function acceptedBy({ store, policy }: World, ownerId: string): Promise<readonly Contact[]> {
  if (policy.recoveryContacts === 0) return [];
  const circle: Circle | undefined = await store.circle(circleIdOf(ownerId));
  return (circle?.contacts ?? [])
    .filter(({ state }) => state === 'accepted')
    .sort((one, other) => one.at.localeCompare(other.at))
    .slice(0, policy.recoveryContacts);
}

function termsOf(
  { policy }: World,
  opens: Case & { readonly class: SubjectClass },
  now: string,
): ContactTerms {
  const { subject, requester, manager } = opens;
  const partIds = [subject, requester, ...(manager === undefined ? [] : [manager])].map(({ id }) => id);
  return { class: opens.class, partIds, stableDays: policy.contactStableDays, now };
}

/** What the directory says of each of them now. */
async function factsOf(
  world: World,
  { subject, requester, class: subjectClass }: Case,
  contacts: readonly Contact[],
): Promise<readonly ContactFacts[]> {
  const { directory } = world;
  if (contacts.length === 0) return [];
  const others = await Promise.all([directory.person(subject.id), directory.person(requester.id)]);
  return await Promise.all(
    contacts.map(async ({ person, at, shaken }) => {
      const [known, risk, inLine] = await Promise.all([
        directory.person(person.id),
        directory.riskOf(person.id),
        subjectClass === 'sensitive' && isInLine(world, person, requester),
      ]);
      return {
        person,
        since: at,
        shaken,
        enabled: known?.enabled === true,
        guest: known?.guest !== false,
        risk,
        singledOut: isSingledOut(world, person.id),
        samePerson: others.some((other) => isOneEmployee(other?.employeeId, known?.employeeId)),
        inLine,
      };
    }),
  );
}
