import type { Unproven } from './presentation';

/** Kinds of proof that a caller is the subject. A kind that is not listed here cannot be recorded at all. */
export const evidenceKinds = [
  'verifiedId',
  'inPerson',
  'strongSignIn',
  'identityProofing',
  'callBack',
  'managerVouch',
  'numberMatch',
  'liveVideo',
  'recoveryContact',
  'postalCode',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Strong evidence stands alone; of supporting evidence two pieces from different channels are needed. */
export type Strength = 'strong' | 'supporting';

/** The road by which a piece of evidence reached the desk. */
export type Channel =
  'wallet' | 'presence' | 'signIn' | 'phone' | 'teams' | 'push' | 'video' | 'recoveryContact' | 'post';

/** What one kind of evidence is worth, by which road it comes, and whether somebody other than the requester gives it. */
export interface EvidenceTraits {
  readonly strength: Strength;
  readonly channel: Channel;
  readonly fromSomebodyElse: boolean;
}

/** The catalogue of evidence (NIST SP 800-63B-4 recovery and the desk's own ladder). */
export const evidenceTraits: Readonly<Record<EvidenceKind, EvidenceTraits>> = {
  verifiedId: { strength: 'strong', channel: 'wallet', fromSomebodyElse: true },
  inPerson: { strength: 'strong', channel: 'presence', fromSomebodyElse: true },
  strongSignIn: { strength: 'strong', channel: 'signIn', fromSomebodyElse: true },
  identityProofing: { strength: 'strong', channel: 'wallet', fromSomebodyElse: true },
  callBack: { strength: 'supporting', channel: 'phone', fromSomebodyElse: false },
  managerVouch: { strength: 'supporting', channel: 'teams', fromSomebodyElse: true },
  numberMatch: { strength: 'supporting', channel: 'push', fromSomebodyElse: true },
  liveVideo: { strength: 'supporting', channel: 'video', fromSomebodyElse: false },
  recoveryContact: { strength: 'supporting', channel: 'recoveryContact', fromSomebodyElse: true },
  postalCode: { strength: 'supporting', channel: 'post', fromSomebodyElse: true },
};

/** The kinds that the desk can take today; the others wait for their adapters. */
export const takenEvidence = [
  'callBack',
  'managerVouch',
  'inPerson',
  'liveVideo',
  'verifiedId',
  'strongSignIn',
  'numberMatch',
  'recoveryContact',
] as const satisfies readonly EvidenceKind[];
export type TakenEvidence = (typeof takenEvidence)[number];

/** The kinds that a sign-in of the subject gives. */
export const signInProofs = ['strongSignIn', 'numberMatch'] as const satisfies readonly TakenEvidence[];
export type SignInProof = (typeof signInProofs)[number];

/** The kinds for which somebody is asked who answers on a card. */
export type AskedEvidence = Extract<TakenEvidence, 'managerVouch' | 'inPerson' | 'recoveryContact'>;

/** One recorded piece of evidence; it is never overwritten, a failed one stays as failed. */
export interface EvidenceItem {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly at: string;
  readonly expiresAt: string;
  readonly by: string;
  readonly byName: string;
  readonly result: 'passed' | 'failed';
  readonly note: string;
  /** Why a presentation failed; for the record alone. */
  readonly because?: Unproven;
}
