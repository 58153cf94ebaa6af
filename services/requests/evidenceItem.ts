import type { EvidenceItem, EvidenceKind } from '../policy/evidence';
import { minutesAfter } from './moments';
import type { Request } from './request';

/** What a subject shows proves who is calling now: it counts for so many minutes, however long the policy lets others count. */
export const shownHoldsMinutes = 15;
const shown: readonly EvidenceKind[] = ['verifiedId', 'strongSignIn', 'numberMatch'];

/** A piece of evidence as it is recorded at a moment (ISO 8601), with the end of its time. */
export function evidenceItem(
  { limits: { evidenceMinutes } }: Pick<Request, 'limits'>,
  {
    by,
    ...given
  }: Pick<EvidenceItem, 'id' | 'kind' | 'result' | 'note' | 'because'> & {
    readonly by: { readonly id: string; readonly name: string };
  },
  now: string,
): EvidenceItem {
  const minutes = shown.includes(given.kind) ? Math.min(evidenceMinutes, shownHoldsMinutes) : evidenceMinutes;
  return { ...given, at: now, expiresAt: minutesAfter(now, minutes), by: by.id, byName: by.name };
}
