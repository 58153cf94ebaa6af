import type { CardData } from '../data';
import { lookUp } from '../lookUp';
import { fillWords } from '../wording';
import type { Speech } from './speech';

/** How Verified ID stands, as at most one line: the address to read aloud, or a sentence that does not tell what failed. */
export function presentation(
  { words, inert, wordedTime }: Speech,
  { presentation: asked, request }: CardData['status'],
) {
  const sentence = asked && lookUp<string>(words.cards.status.presentation, asked.state);
  if (sentence === undefined) return [];
  return [
    {
      text: fillWords(sentence, {
        address: `**${inert(asked?.address)}**`,
        until: wordedTime(asked?.until ?? '', request.timeZone),
      }),
    },
  ];
}
