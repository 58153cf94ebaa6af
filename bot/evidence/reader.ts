import type { Entry } from '../../services/audit/chain';
import { named, pseudonymised, pseudonyms } from '../../services/audit/exported';
import type { Line } from '../../services/evidence/line';
import { hasPasscodeShape } from '../../services/policy/passcodeShape';
import type { Store } from '../../services/ports';
import words from './words/en.json';

/** How entries of the trail are read for a pack: with the names that are kept, or with pseudonyms in place of every id. */
export interface Reader {
  /** The lines of these entries, in their order. */
  lines(entries: readonly Entry[]): Promise<readonly Line[]>;
  /** The same ids, as the pack says them. */
  concealed<T>(value: T): T;
  /** How many texts were left out because they have the shape of a passcode. */
  withheld(): number;
}

/** A reader over these books; without a key, people are named. */
export function readerOf({ trail }: Pick<Store, 'trail'>, pseudonymKey: string | undefined): Reader {
  const other = pseudonymKey === undefined ? undefined : pseudonyms(pseudonymKey);
  const shaped = new Set<string>();
  const none: ReadonlyMap<string, string> = new Map();

  async function valuesOf(entries: readonly Entry[]) {
    const all = new Map<string, Map<string, string>>();
    if (pseudonymKey !== undefined) return all;
    const ids = [...new Set(entries.map(({ requestId }) => requestId))];
    for (const { requestId, token, value } of await trail.personalOf(ids)) {
      const hasShape = textsIn(value).some(hasPasscodeShape);
      if (hasShape) shaped.add(`${requestId} ${token}`);
      const own = all.get(requestId) ?? new Map<string, string>();
      all.set(requestId, own.set(token, hasShape ? JSON.stringify(words.withheld) : value));
    }
    return all;
  }

  return {
    async lines(entries) {
      const values = await valuesOf(entries);
      return entries.map((entry) => {
        try {
          return pseudonymKey === undefined
            ? named(entry, values.get(entry.requestId) ?? none)
            : pseudonymised(entry, pseudonymKey);
        } catch {
          // What was changed may be no text of ours any more; that it was changed is a finding of its own.
          const { id, requestId: request, seq, at, by, kind } = entry;
          return {
            id,
            request: other?.(request) ?? request,
            seq,
            at,
            by: other?.(by) ?? by,
            kind,
            event: {},
          };
        }
      });
    },
    concealed: (value) =>
      other === undefined ? value : (JSON.parse(other(JSON.stringify(value))) as typeof value),
    withheld: () => shaped.size,
  };
}

function textsIn(json: string): readonly string[] {
  const found: string[] = [];
  try {
    JSON.parse(json, (_field, value: unknown) => {
      if (typeof value === 'string') found.push(value);
      return value;
    });
  } catch {
    return [json];
  }
  return found;
}
