import type { CardData } from '../data';
import { lowered } from '../wording';
import type { Speech } from './speech';

type Figure = CardData['quarterly']['figures'][number];

/** Which figures are drawn; the rest of a drawn figure is told besides. */
const drawn: ReadonlySet<string> = new Set(['cases', 'failures']);
const barsAtMost = 8;

function countsOf({ values = {} }: Figure): readonly [string, number][] {
  return Object.values(values).flatMap((value) => (typeof value === 'string' ? [] : Object.entries(value)));
}

/** Whether a figure is drawn: its counts are known, and there is one. */
export function isDrawn(figure: Figure): boolean {
  return drawn.has(figure.code) && countsOf(figure).some(([, count]) => count > 0);
}

/** What is drawn whole is not told a second time. */
export function isTold(figure: Figure): boolean {
  const numbers = Object.values(figure.values ?? {}).filter((value) => typeof value === 'string');
  return !isDrawn(figure) || numbers.length > 0;
}

/** A bar for each count, the longest first: how much of its line it fills, in parts of a hundred. */
export function bars(
  speech: Speech,
  figure: Figure,
): readonly { label: string; bar: number; rest: number }[] {
  const counts = countsOf(figure)
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one)
    .slice(0, barsAtMost);
  const longest = counts[0]?.[1] ?? 1;
  return counts.map(([code, count]) => {
    const bar = Math.max(1, Math.min(99, Math.round((100 * count) / longest)));
    return { label: `${codeWords(speech, code)} · ${count}`, bar, rest: 100 - bar };
  });
}

/** A scenario, an ending or a reason in words. */
export function codeWords({ reviews: words, inert, scenarioTitle, worded }: Speech, code: string): string {
  const scenario = scenarioTitle(code);
  // Titles of scenarios hold names and short forms that small letters would spoil.
  if (scenario !== inert(code)) return scenario;
  return lowered(worded({ ...words.outcomes, ...words.reasons }, code));
}
