import type { Person, Risk } from './facts';
import type { SubjectClass } from './terms';

/** A colleague who accepted to confirm who somebody is, as the desk and the directory know them now. */
export interface ContactFacts {
  readonly person: Person;
  /** When they accepted, in ISO 8601. */
  readonly since: string;
  /** Whether the account of whoever named them looked taken over then, or nobody could tell. */
  readonly shaken: boolean;
  readonly enabled: boolean;
  readonly guest: boolean;
  readonly risk: Risk;
  /** Whether it is an account that never receives a pass: emergency, service or shared. */
  readonly singledOut: boolean;
  /** Whether it is a second account of the subject or of the requester. */
  readonly samePerson: boolean;
  /** Whether one of contact and requester is the other's manager, direct or not; asked where the class takes it. */
  readonly inLine: boolean;
}

/** The case in which contacts would be asked. */
export interface ContactTerms {
  readonly class: SubjectClass;
  /** Subject, requester and earlier holders, and the manager, whose word is another piece of evidence. */
  readonly partIds: readonly string[];
  /** Days since they accepted before they can be asked. */
  readonly stableDays: number;
  /** ISO 8601. */
  readonly now: string;
}

/** Why a contact is not asked, and for how many days they have been one. */
export interface ContactOff {
  readonly because: 'contactNew' | 'contactUnfit';
  readonly days: number;
}

/** How many contacts could be asked, or why none can; neither where nobody is named. */
export interface ContactOffer {
  readonly count: number;
  readonly off: ContactOff | undefined;
}

const dayMs = 86_400_000;

/** Why a contact cannot be asked in a case, or undefined. One whom a taken-over account may have named waits twice as long. */
export function contactOff(facts: ContactFacts, terms: ContactTerms): ContactOff | undefined {
  const days = Math.floor((Date.parse(terms.now) - Date.parse(facts.since)) / dayMs);
  if (days < settledDays(facts, terms)) return { because: 'contactNew', days };
  const isFit =
    terms.class !== 'privileged' &&
    terms.class !== 'refused' &&
    !terms.partIds.includes(facts.person.id) &&
    facts.enabled &&
    !facts.guest &&
    facts.risk !== 'medium' &&
    facts.risk !== 'high' &&
    !facts.singledOut &&
    !facts.samePerson &&
    !(terms.class === 'sensitive' && facts.inLine);
  return isFit ? undefined : { because: 'contactUnfit', days };
}

/** For how many days a contact has to be one before they can be asked. */
export function settledDays(
  { shaken }: Pick<ContactFacts, 'shaken'>,
  { stableDays }: Pick<ContactTerms, 'stableDays'>,
): number {
  return shaken ? 2 * stableDays : stableDays;
}

/** What contacts come to in a case: how many can be asked, else the reason nearest to being over. */
export function contactOffer(contacts: readonly ContactFacts[], terms: ContactTerms): ContactOffer {
  const offs = contacts.map((one) => contactOff(one, terms));
  const count = offs.filter((off) => off === undefined).length;
  if (count > 0) return { count, off: undefined };
  const fresh = offs.filter((off) => off?.because === 'contactNew');
  const [off] = (fresh.length > 0 ? fresh : offs).sort((one, other) => (other?.days ?? 0) - (one?.days ?? 0));
  return { count, off };
}
