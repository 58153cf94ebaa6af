import type { CardData } from '../data';
import type { ShownDemand } from '../shown';
import { lookUp } from '../lookUp';
import { fillWords, lowered } from '../wording';
import type { Speech } from './speech';

type StatusData = CardData['status'];

/** What is still missing, as one sentence; empty when nothing is asked for. */
export function missingLine(speech: Speech, missing: StatusData['missing']): string {
  const { needed, or } = speech.words.cards.status;
  const ways = [...new Set(missing.map((one) => demand(speech, one)).filter((way) => way !== ''))];
  return ways.length === 0 ? '' : fillWords(needed, { ways: ways.join(or) });
}

/** What is not on offer and why, a line each: for the technician, never to be read aloud. */
export function withheldLines(
  { words, worded }: Speech,
  withheld: StatusData['withheld'],
): readonly string[] {
  return withheld.map(({ kind, because, days }) =>
    fillWords(words.evidenceStates.withheld, {
      what: worded(words.evidence, kind),
      why: fillWords(worded(words.withheld, because), { ago: ago(words, days) }),
    }),
  );
}

function ago(words: Speech['words'], days: number): string {
  const { today, yesterday, daysAgo } = words.ago;
  if (days === 0) return today;
  return days === 1 ? yesterday : fillWords(daysAgo, { days: String(days) });
}

function demand({ words, worded }: Speech, { strong, supporting, including }: ShownDemand): string {
  const { and, strongProofs, moreProofs } = words.cards.status;
  const others = supporting - including.length;
  return [
    lookUp(strongProofs, String(strong)) ?? '',
    ...including.map((kind) => lowered(worded(words.evidence, kind))),
    lookUp(moreProofs, String(Math.max(0, others))) ?? '',
  ]
    .filter((part) => part !== '')
    .join(and);
}
