import type { Person } from './facts';
import type { SubjectClass } from './terms';

/** What the service says about the credential that somebody presented. Times in ISO 8601. */
export interface Presented {
  readonly issuer: string;
  readonly types: readonly string[];
  readonly revocation: string;
  readonly expiresAt: string | undefined;
  /** The claim that names the account; compared, and kept nowhere. */
  readonly account: string | undefined;
  /** How sure the service is that the face is that of the photo, 0 to 100. */
  readonly faceScore: number | undefined;
}

/** Whose credentials of which type the organisation trusts; decentralised identifiers. */
export interface PresentationTerms {
  readonly issuers: readonly string[];
  readonly type: string;
}

/** Why a presentation proves nothing; stable codes for the record, never told to a caller. */
export type Unproven =
  | 'wrongIssuer'
  | 'wrongType'
  | 'revoked'
  | 'expired'
  | 'otherPerson'
  | 'faceUnsure'
  | 'refusedByService'
  | 'unreadable';

/** How sure the service must be of the face, 0 to 100. */
export function faceThreshold(subjectClass: SubjectClass): number {
  return subjectClass === 'privileged' ? 85 : 70;
}

/** The first reason why a presentation does not prove the subject, or undefined. Whatever the service leaves out counts against it. */
export function unproven(
  presented: Presented,
  terms: PresentationTerms,
  { subject, threshold, now }: { readonly subject: Person; readonly threshold: number; readonly now: string },
): Unproven | undefined {
  if (!terms.issuers.includes(presented.issuer)) return 'wrongIssuer';
  if (!presented.types.includes(terms.type)) return 'wrongType';
  if (presented.revocation !== 'VALID') return 'revoked';
  if (presented.expiresAt === undefined || presented.expiresAt <= now) return 'expired';
  if (!names(presented.account, subject)) return 'otherPerson';
  const { faceScore } = presented;
  return faceScore === undefined || !(faceScore >= threshold && faceScore <= 100) ? 'faceUnsure' : undefined;
}

function names(account: string | undefined, { id, upn }: Person): boolean {
  const named = account?.toLowerCase();
  return named !== undefined && named !== '' && [id, upn].some((own) => own.toLowerCase() === named);
}
