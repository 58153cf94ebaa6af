import { evidenceTraits } from './evidence';
import type { EvidenceItem } from './evidence';
import type { Sufficiency } from './rule';

/** Whether the evidence suffices at a moment (ISO 8601): one set is met, and somebody other than the requester gave a piece. */
export function sufficient(
  items: readonly EvidenceItem[],
  sets: readonly Sufficiency[],
  requesterId: string,
  now: string,
): boolean {
  const independent = counting(items, now).some(
    (item) => evidenceTraits[item.kind].fromSomebodyElse && item.by !== requesterId,
  );
  return independent && remaining(items, sets, now).some(isEmpty);
}

/** What each set still lacks at a moment (ISO 8601); of a set that is met, nothing. */
export function remaining(
  items: readonly EvidenceItem[],
  sets: readonly Sufficiency[],
  now: string,
): readonly Sufficiency[] {
  const counted = counting(items, now);
  const kinds = new Set(counted.map((item) => item.kind));
  // Two people who each saw the subject are two pieces; one person twice is one.
  const strong = new Set(
    counted.filter((item) => strengthOf(item) === 'strong').map((item) => `${item.kind} ${item.by}`),
  );
  const channels = new Set(
    counted
      .filter((item) => strengthOf(item) === 'supporting')
      .map((item) => evidenceTraits[item.kind].channel),
  );
  return sets.map((set) => ({
    strong: Math.max(0, set.strong - strong.size),
    supporting: Math.max(0, set.supporting - channels.size),
    including: set.including.filter((kind) => !kinds.has(kind)),
  }));
}

function counting(items: readonly EvidenceItem[], now: string): readonly EvidenceItem[] {
  return items.filter((item) => item.result === 'passed' && item.expiresAt > now);
}

function strengthOf(item: EvidenceItem): string {
  return evidenceTraits[item.kind].strength;
}

function isEmpty({ strong, supporting, including }: Sufficiency): boolean {
  return strong === 0 && supporting === 0 && including.length === 0;
}
