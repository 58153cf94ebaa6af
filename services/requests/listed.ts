import { asksWordOf } from './asksWordOf';
import { dueBy } from './dueBy';
import type { Request } from './request';
import { waitsFor } from './waitsFor';

/** By what an open case is found in the lists; a closed one is in none. */
export interface Listed {
  readonly dueBy: string | undefined;
  /** The parts and the ids of the people who are waited for; of whom a word is asked, since when (ISO 8601), else ''. */
  readonly waits: Readonly<Record<string, string>>;
}

/** Where a case stands in the lists of open cases. */
export function listed(request: Request): Listed {
  if (request.stage === 'closed') return { dueBy: undefined, waits: {} };
  const { parts, people } = waitsFor(request);
  return {
    dueBy: dueBy(request),
    waits: Object.fromEntries([
      ...parts.map((part) => [part, '']),
      ...people.map(({ id }) => [id, asksWordOf(request, id)?.since ?? '']),
    ]) as Record<string, string>,
  };
}
