import type { Card, CardData } from '../cards/data';

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
