import { z } from 'zod/v4';
import type { Card, CardData } from '../cards/data';

/** What a form that is a message of its own sends along; a card on which it was unfolded does not, and is answered as a card. */
export const ownForm = z.literal('own').optional();

/** The card of a form, open and empty but for what is given. */
export function formCard(given: Partial<CardData['form']> & Pick<CardData['form'], 'what'>): Card {
  return {
    name: 'form',
    data: {
      id: '',
      about: undefined,
      look: 'open',
      typed: '',
      chosen: '',
      openers: [],
      problem: undefined,
      ...given,
    },
  };
}
