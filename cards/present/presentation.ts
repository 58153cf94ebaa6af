import type { CardData } from '../data';
import { lookUp } from '../lookUp';
import { fillWords, inert, wordedTime } from '../wording';
import words from '../words/en.json';

/** How Verified ID stands, as at most one line: the address to read aloud, or a sentence that does not tell what failed. */
export function presentation({ presentation: asked, request }: CardData['status']) {
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
