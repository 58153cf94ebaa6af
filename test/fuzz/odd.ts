import fc from 'fast-check';

const texts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202Eevil',
  'e\u0301'.repeat(50),
  '../../users',
  "' or 1 eq 1",
  '${subject.name}',
  '{{DATE(2026-01-01)}}',
  '<script>alert(1)</script>',
  '[x](https://evil.example)',
  '%2e%2e%2f',
  '9'.repeat(400),
  'x'.repeat(20_000),
  '10000000-0000-4000-8000-000000000001',
];

const names = [
  '__proto__',
  'constructor',
  'toString',
  'id',
  'verb',
  'length',
  'then',
  'toJSON',
  'hasOwnProperty',
];

/** Text that something may stumble over. */
export const oddText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...texts) },
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** A JSON value of any shape where another was expected, names of the language's own included. */
export const odd: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown; plain: unknown }>((tie) => ({
  plain: fc.oneof(
    oddText,
    fc.constantFrom(null, true, false, 0, -1, 1e308, 0.1, Number.MAX_SAFE_INTEGER),
    fc.integer(),
  ),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: tie('plain') },
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 8 })), tie('value')), {
        maxLength: 4,
      })
      .map((entries) => JSON.parse(text(entries)) as unknown),
  ),
})).value;

/** An object literal with these keys as its own, which an assignment to `__proto__` would not make. */
function text(entries: readonly (readonly [string, unknown])[]): string {
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
}
