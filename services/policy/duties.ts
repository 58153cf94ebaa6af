import type { EvidenceItem } from './evidence';

/** Who has already had a part in a request. */
export interface Parts {
  /** Whoever requested it, now or before another technician took it over. */
  readonly requesterIds: readonly string[];
  readonly subjectId: string;
  readonly askedIds: readonly string[];
  readonly evidence: readonly EvidenceItem[];
  readonly approverIds: readonly string[];
}

/** Why a person may not approve or deny a request. */
export type DutyConflict =
  'ownRequest' | 'ownPass' | 'gaveEvidence' | 'alreadyDecided' | 'ownLine' | 'samePerson';

/** The first conflict between approving and what the person already is in the request, or undefined. */
export function dutyConflict(personId: string, parts: Parts): DutyConflict | undefined {
  if (parts.requesterIds.includes(personId)) return 'ownRequest';
  if (personId === parts.subjectId) return 'ownPass';
  if (parts.askedIds.includes(personId)) return 'gaveEvidence';
  if (parts.evidence.some((item) => item.by === personId)) return 'gaveEvidence';
  if (parts.approverIds.includes(personId)) return 'alreadyDecided';
  return undefined;
}
