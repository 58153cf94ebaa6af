import type { Finding } from '../../services/audit/verify';
import words from './words/trail.json';

/** What a finding of the trail means, for the person who has to act on it. */
export function findingSays({ what, where }: Finding): string {
  return `${where} ${words[what]}`;
}
