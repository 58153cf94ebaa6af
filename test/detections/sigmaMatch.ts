import type { SigmaRule } from './sigmaShape';

/** An entry of a log, as a SIEM has it. */
export type LogEntry = Readonly<Record<string, unknown>>;

/** Lists that stand for placeholders such as %tap_groups%. */
export type Lists = Readonly<Record<string, readonly string[]>>;

/** Everything at a path; a list on the way is gone through. */
export function valuesAt(entry: unknown, path: string): readonly string[] {
  const found = path.split('.').reduce<readonly unknown[]>(
    (some, part) =>
      some
        .flatMap((one) => (Array.isArray(one) ? (one as unknown[]) : [one]))
        .map((one) => (typeof one === 'object' && one !== null ? (one as LogEntry)[part] : undefined)),
    [entry],
  );
  return found
    .flatMap((one) => (Array.isArray(one) ? (one as unknown[]) : [one]))
    .filter((one) => one !== undefined && one !== null)
    .map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one as string | number | boolean)));
}

/** Whether a rule selects an entry. */
export function selects({ detection }: SigmaRule, entry: LogEntry, lists: Lists): boolean {
  const { condition, ...selections } = detection;
  const holds = (name: string): boolean => {
    const selection = selections[name];
    if (selection === undefined) throw new Error(`no selection ${name}`);
    return Object.entries(selection).every(([field, wanted]) => fits(entry, field, wanted, lists));
  };
  return judge(condition, Object.keys(selections), holds);
}

type Plain = string | number | boolean | null;

function fits(entry: LogEntry, field: string, wanted: unknown, lists: Lists): boolean {
  const [path = '', modifier] = field.split('|');
  const values = valuesAt(entry, path).map((one) => one.toLowerCase());
  const texts = (Array.isArray(wanted) ? (wanted as Plain[]) : [wanted as Plain]).map((one) =>
    one === null ? null : String(one).toLowerCase(),
  );
  switch (modifier) {
    case undefined:
      return texts.some((text) => (text === null ? values.length === 0 : values.includes(text)));
    case 'contains':
      return texts.some((text) => values.some((one) => one.includes(text ?? '')));
    case 'expand':
      return texts.some((text) => (lists[(text ?? '').slice(1, -1)] ?? []).some((one) => values.includes(one)));
    case 'fieldref':
      return texts.some((text) =>
        valuesAt(entry, Array.isArray(wanted) ? (text ?? '') : String(wanted)).some((one) =>
          values.includes(one.toLowerCase()),
        ),
      );
    default:
      throw new Error(`no modifier ${modifier}`);
  }
}

/** Reads a condition: or, and, not, brackets, names, and "1 of name*". */
function judge(condition: string, names: readonly string[], holds: (name: string) => boolean): boolean {
  const words = condition.match(/[()]|[\w*]+/g) ?? [];
  let place = 0;
  const next = (word: string): boolean => {
    if (words[place] !== word) return false;
    place += 1;
    return true;
  };
  const some = (): boolean => {
    let result = every();
    while (next('or')) result = every() || result;
    return result;
  };
  const every = (): boolean => {
    let result = one();
    while (next('and')) result = one() && result;
    return result;
  };
  const one = (): boolean => {
    if (next('not')) return !one();
    if (next('(')) {
      const result = some();
      if (!next(')')) throw new Error(`a bracket is open: ${condition}`);
      return result;
    }
    if (next('1')) {
      if (!next('of')) throw new Error(`"of" is missing: ${condition}`);
      const start = (words[place++] ?? '').replace(/\*$/, '');
      const matching = names.filter((name) => name.startsWith(start));
      if (matching.length === 0) throw new Error(`nothing is called ${start}: ${condition}`);
      return matching.some(holds);
    }
    return holds(words[place++] ?? '');
  };
  const result = some();
  if (place !== words.length) throw new Error(`it goes on: ${condition}`);
  return result;
}
