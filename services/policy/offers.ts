import type { ContactOffer } from './contacts';
import type { EvidenceKind, SignInProof, TakenEvidence } from './evidence';
import type { Background, PhoneNumber, SubjectFacts } from './facts';
import type { Rule } from './rule';
import type { Scenario } from './terms';

/** Why a kind of evidence is not on offer in a case. */
export const offReasons = [
  'noNumber',
  'lostDevice',
  'phoneChanged',
  'noManager',
  'managerUnfit',
  'managerChanged',
  'managerIsRequester',
  'logUnread',
  'noContact',
  'contactNew',
  'contactUnfit',
] as const;
export type OffReason = (typeof offReasons)[number];

/** A kind of evidence that is not on offer, why, and how many days ago something changed (0 where nothing did). */
export interface Withheld {
  readonly kind: EvidenceKind;
  readonly because: OffReason;
  readonly days: number;
}

/** What can be taken in a case, the number that may be called, and what is held back. */
export interface Offers {
  readonly kinds: readonly TakenEvidence[];
  readonly callBack: PhoneNumber | undefined;
  /** Why the manager can neither vouch, nor pass a code on, nor open; undefined when they can. */
  readonly manager: OffReason | undefined;
  readonly withheld: readonly Withheld[];
  /** How many recovery contacts could be asked; absent when none can. */
  readonly contacts?: number;
}

/** What an offer is judged on. */
export interface OfferFacts {
  readonly scenario: Scenario;
  readonly rule: Rule;
  readonly subject: SubjectFacts;
  readonly background: Background;
  readonly requesterId: string;
  /** Days for which a contact must not have changed. */
  readonly stableDays: number;
  /** The sign-ins that the tenant is set up for. */
  readonly signIns: readonly SignInProof[];
  /** The recovery contacts of the subject; absent where nobody is named. */
  readonly contacts?: ContactOffer | undefined;
}

const dayMs = 86_400_000;

/** Which kinds of evidence a case takes: strong ones always, supporting ones where the rule counts them and the contact is settled. */
export function offersFor(facts: OfferFacts): Offers {
  const noVouch = vouchWithheld(facts);
  const strong = ['inPerson', ...facts.signIns.filter((kind) => kind === 'strongSignIn')] as const;
  if (!facts.rule.evidence.some((set) => set.supporting > 0))
    return { kinds: strong, callBack: undefined, manager: noVouch?.because, withheld: [] };
  const callBack = callable(facts);
  const noCall = callWithheld(facts, callBack);
  const { count = 0 } = facts.contacts ?? {};
  return {
    kinds: [
      ...strong,
      ...(noCall === undefined ? (['callBack'] as const) : []),
      ...(noVouch === undefined ? (['managerVouch'] as const) : []),
      'liveVideo',
      ...(count > 0 ? (['recoveryContact'] as const) : []),
      // A push to a phone that is gone reaches whoever has it.
      ...facts.signIns.filter((kind) => kind === 'numberMatch' && facts.scenario === 'reregistration'),
    ],
    callBack: noCall === undefined ? callBack : undefined,
    manager: noVouch?.because,
    withheld: [
      ...held('callBack', noCall),
      ...held('managerVouch', noVouch),
      ...held('recoveryContact', contactWithheld(facts)),
    ],
    ...(count > 0 ? { contacts: count } : {}),
  };
}

type Off = Omit<Withheld, 'kind'>;

/** A number on a lost device is no channel: in a recovery only the desk telephone may be called. */
function callable({ scenario, subject }: OfferFacts): PhoneNumber | undefined {
  const lost = scenario === 'recovery' || scenario === 'privileged';
  return subject.phones.find((phone) => !lost || phone.label !== 'mobile');
}

function callWithheld(facts: OfferFacts, number: PhoneNumber | undefined): Off | undefined {
  if (number === undefined)
    return { because: facts.subject.phones.length > 0 ? 'lostDevice' : 'noNumber', days: 0 };
  return unsettled(facts, 'phone', 'phoneChanged');
}

function vouchWithheld(facts: OfferFacts): Off | undefined {
  const { manager } = facts.subject;
  if (manager === undefined) return { because: 'noManager', days: 0 };
  if (manager.id === facts.requesterId) return { because: 'managerIsRequester', days: 0 };
  if (!facts.background.managerFit) return { because: 'managerUnfit', days: 0 };
  return unsettled(facts, 'manager', 'managerChanged');
}

/** That nobody was named is no news, unless the policy counts on somebody. */
function contactWithheld({ contacts, rule }: OfferFacts): Off | undefined {
  if (contacts !== undefined && contacts.count + (contacts.off === undefined ? 0 : 1) > 0)
    return contacts.off;
  const isCountedOn = rule.evidence.some(({ including }) => including.includes('recoveryContact'));
  return isCountedOn ? { because: 'noContact', days: 0 } : undefined;
}

function unsettled(
  { background: { changes }, subject, stableDays }: OfferFacts,
  what: 'phone' | 'manager',
  because: OffReason,
): Off | undefined {
  if (changes === undefined) return { because: 'logUnread', days: 0 };
  const at = changes[what];
  if (at === undefined) return undefined;
  const days = Math.floor((Date.parse(subject.readAt) - Date.parse(at)) / dayMs);
  return days < stableDays ? { because, days } : undefined;
}

function held(kind: EvidenceKind, off: Off | undefined): Withheld[] {
  return off === undefined ? [] : [{ kind, ...off }];
}
