import type { SubjectFacts } from './facts';
import type { SubjectClass } from './terms';

/** Object ids that the organisation has singled out. */
export interface ProtectedIds {
  readonly sensitiveGroup: string;
  readonly emergencyAccounts: readonly string[];
  /** While the desk is tried out, only members of this group are served. */
  readonly pilotGroup: string | undefined;
}

/** Why a subject can never receive a pass from this desk. */
export type RefusedBecause = 'guest' | 'disabled' | 'emergency' | 'shared' | 'irrevocable';

/** The class of a subject from what Graph says now; whatever could not be read counts as privileged. */
export function classOf(facts: SubjectFacts, ids: ProtectedIds): SubjectClass {
  if (refusedBecause(facts, ids) !== undefined) return 'refused';
  if (facts.roles === undefined || facts.powerful === undefined) return 'privileged';
  if (facts.roles.length > 0 || facts.powerful) return 'privileged';
  if (facts.groupIds.includes(ids.sensitiveGroup)) return 'sensitive';
  return 'ordinary';
}

/** The first reason for refusing this subject outright, or undefined. */
export function refusedBecause(facts: SubjectFacts, ids: ProtectedIds): RefusedBecause | undefined {
  if (ids.emergencyAccounts.some((id) => id.toLowerCase() === facts.id.toLowerCase())) return 'emergency';
  if (facts.guest) return 'guest';
  if (!facts.enabled) return 'disabled';
  if (facts.shared) return 'shared';
  if (facts.managementRestricted) return 'irrevocable';
  return undefined;
}
