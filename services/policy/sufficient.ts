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
  const counting = items.filter((item) => item.result === 'passed' && item.expiresAt > now);
  const independent = counting.some(
    (item) => evidenceTraits[item.kind].fromSomebodyElse && item.by !== requesterId,
  );
  return independent && sets.some((set) => meets(counting, set));
}

function meets(items: readonly EvidenceItem[], set: Sufficiency): boolean {
  const kinds = [...new Set(items.map((item) => item.kind))];
  // Two people who each saw the subject are two pieces; one person twice is one.
  const strong = new Set(
    items
      .filter((item) => evidenceTraits[item.kind].strength === 'strong')
      .map((item) => `${item.kind} ${item.by}`),
  );
  const channels = new Set(
    kinds
      .filter((kind) => evidenceTraits[kind].strength === 'supporting')
      .map((kind) => evidenceTraits[kind].channel),
  );
  return (
    strong.size >= set.strong &&
    channels.size >= set.supporting &&
    set.including.every((kind) => kinds.includes(kind))
  );
}
