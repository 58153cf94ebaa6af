/** One line of an evidence pack: an event of the trail as it is to be read; an id may be a pseudonym, the same throughout. */
export interface Line {
  readonly id: number;
  /** Of which case, alert or review it is; of the desk as a whole it has an id of its own. */
  readonly request: string;
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly event: Readonly<Record<string, unknown>>;
}

/** What lies under these names in a value, one within the other; undefined where there is nothing. */
export function under(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (so, name) =>
      typeof so === 'object' && so !== null ? (so as Readonly<Record<string, unknown>>)[name] : undefined,
    value,
  );
}

/** The text under these names; empty where there is none. */
export function textUnder(value: unknown, ...names: readonly string[]): string {
  const found = under(value, ...names);
  return typeof found === 'string' ? found : '';
}

/** The id under these names, in lower case; empty where there is none. */
export function idUnder(value: unknown, ...names: readonly string[]): string {
  return textUnder(value, ...names).toLowerCase();
}

/** The values of a list under these names; none where there is no list. */
export function listUnder(value: unknown, ...names: readonly string[]): readonly unknown[] {
  const found = under(value, ...names);
  return Array.isArray(found) ? (found as readonly unknown[]) : [];
}
