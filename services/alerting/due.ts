import { minutesAfter } from '../requests/moments';
import type { Act, Concern } from './concern';
import { isWaiting } from './decide';
import { placesOf } from './places';

/** A job that a concern needs; `key` is unique within it, `runAt` in ISO 8601. */
export type ConcernDue = { readonly key: string; readonly runAt: string } & (
  | { readonly kind: 'deed'; readonly what: Act }
  | { readonly kind: 'escalate'; readonly step: number }
  | { readonly kind: 'tell'; readonly place: string }
);

/** So often an alert that nobody takes up is passed on. */
export const escalationsAtMost = 3;

/** Every job that the concern needs now. The store keeps exactly these. */
export function concernDue(concern: Concern): readonly ConcernDue[] {
  return [
    ...Object.entries(concern.deeds)
      .filter(([, { state }]) => state === 'doing')
      .map(([what, { at }]) => ({
        key: `deed:${what}:${at}`,
        kind: 'deed' as const,
        what: what as Act,
        runAt: at,
      })),
    ...escalation(concern),
    ...placesOf(concern)
      .filter(({ name, look }) => concern.told[name]?.look !== look)
      .filter(({ name, look }) => !concern.undelivered.includes(`${name} ${look}`))
      .map(({ name, look }) => ({
        key: `tell:${name}:${look}`,
        kind: 'tell' as const,
        place: name,
        runAt: concern.raisedAt,
      })),
  ];
}

/** When nobody takes it up; at once where the channel, which everybody reads, does not take the card. */
function escalation(concern: Concern): ConcernDue[] {
  const { escalated, waitMinutes, waitingSince, channelGone, held } = concern;
  const step = escalated + 1;
  if (!isWaiting(concern) || held || step > escalationsAtMost) return [];
  const now = channelGone && escalated === 0;
  if (!now && waitMinutes === undefined) return [];
  const runAt = now ? waitingSince : minutesAfter(waitingSince, step * (waitMinutes ?? 0));
  return [{ key: `escalate:${step}:${runAt}`, kind: 'escalate', step, runAt }];
}
