import type { Card } from '../cards/data';
import type { Log } from '../services/ports';

/** Who was refused, and which case it was about; anything but an object id is left out. */
export interface Refused {
  readonly by: string | undefined;
  readonly about: unknown;
}

/** Notes in the log why somebody was refused; what they read may say less. */
export function noteRefusal(log: Log, code: string, { by, about }: Refused): void {
  log.warn('desk:refused', { code, ...named('by', by), ...named('about', about) });
}

/** The code of the refusal that a card shows, if it shows one; trouble with the world outside has a reference instead. */
export function refusalOn({ data }: Card): string | undefined {
  const problem = 'problem' in data ? data.problem : undefined;
  return problem?.reference === '' ? problem.code : undefined;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function named(field: string, id: unknown): Readonly<Record<string, string>> {
  return typeof id === 'string' && guid.test(id) ? { [field]: id } : {};
}
