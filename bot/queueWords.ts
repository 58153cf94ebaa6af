import { stages } from '../services/requests/request';
import type { QueueFilter } from '../services/requests/queue';
import { waitedParts } from '../services/requests/waitsFor';

/** The list that somebody asks for with words after `queue`; a word that narrows nothing is passed over. */
export function queueFilter(words: readonly string[]): QueueFilter {
  const told = (name: string): boolean => words.includes(name.toLowerCase());
  return {
    whose: told('mine') ? 'mine' : told('waiting') ? 'me' : 'all',
    waits: waitedParts.find(told),
    stage: stages.find(told),
    late: told('overdue'),
  };
}
