import { Fault } from '../../services/faults';
import { within } from '../../services/within';
import type words from './words/en.json';

/** What is looked at, in the order in which it is told. */
export type Examined = keyof typeof words.checks;

/** One thing that was looked at: well, or ill with the detail that says why; a detail is a code, a name or a number. */
export interface Finding {
  readonly check: Examined;
  readonly well: boolean;
  readonly detail: string;
}

/** Looks at one thing: resolves with what is wrong, empty when nothing is; whatever it throws is wrong too. */
export type Look = () => Promise<string>;

const patienceMs = 20_000;

/** Looks at everything at once; one that does not answer in time is ill. */
export async function examine(looks: readonly (readonly [Examined, Look])[]): Promise<readonly Finding[]> {
  return await Promise.all(
    looks.map(async ([check, look]) => {
      const detail = (await within(look().catch(detailOf), patienceMs)) ?? 'TIMEOUT';
      return { check, well: detail === '', detail };
    }),
  );
}

function detailOf(error: unknown): string {
  if (error instanceof Fault) return error.code;
  return error instanceof Error ? error.name : 'BUG';
}
