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
  const strong = kinds.filter((kind) => evidenceTraits[kind].strength === 'strong');
  const channels = new Set(
    kinds
      .filter((kind) => evidenceTraits[kind].strength === 'supporting')
      .map((kind) => evidenceTraits[kind].channel),
  );
  return (
    strong.length >= set.strong &&
    channels.size >= set.supporting &&
    set.including.every((kind) => kinds.includes(kind))
  );
}
