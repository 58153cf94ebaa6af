import { verbs } from '../cards/verbs';
import type { Verb } from '../cards/verbs';

/** The verb, or `unknown`: whatever somebody sends as one is one label, not many. */
export function knownVerb(verb: unknown): Verb | 'unknown' {
  return verbs.find((one) => one === verb) ?? 'unknown';
}
