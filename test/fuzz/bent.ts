import fc from 'fast-check';
import { odd } from './odd';

/** A JSON value that is right but for one or two places: changed, taken out, doubled, or with something put beside them. */
export function bent(value: unknown): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.nat(10_000),
    how: fc.constantFrom('replace', 'replace', 'remove', 'wrap', 'add'),
    by: odd,
    name: fc.constantFrom('__proto__', 'extra', 'id', 'value', 'constructor'),
  });
  return fc.array(change, { minLength: 1, maxLength: 2 }).map((changes) =>
    changes.reduce<unknown>((so, { at, how, by, name }) => {
      const places = placesIn(so);
      const path = places[at % places.length] ?? [];
      return edit(so, path, (old) => {
        if (how === 'replace') return by;
        if (how === 'wrap') return [old, old];
        if (how === 'remove') return undefined;
        return typeof old === 'object' && old !== null && !Array.isArray(old)
          ? Object.fromEntries([...Object.entries(old), [name, by]])
          : by;
      });
    }, value),
  );
}

type Path = readonly string[];

function placesIn(value: unknown, here: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...here, name]))];
}

function edit(value: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (String(index) === name ? edit(one, rest, change) : one));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, inner]) => [
      key,
      key === name ? edit(inner, rest, change) : (inner as unknown),
    ]),
  );
}
