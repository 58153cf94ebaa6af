import { parseArgs } from 'node:util';
import { sizes } from './bench';
import type { Options, Size } from './bench';

/** What is to be run, and where its results go. */
export interface Asked {
  readonly names: readonly string[];
  readonly options: Options;
  readonly json: string | undefined;
  readonly write: boolean;
}

const text = { type: 'string' } as const;
const sized = Object.fromEntries(sizes.map((size) => [size, text])) as Readonly<Record<Size, typeof text>>;

/** Everything that may stand behind the names of benches. */
export const flags = {
  json: text,
  rounds: { type: 'string', default: '3' },
  seconds: { type: 'string', default: '2' },
  profile: text,
  write: { type: 'boolean', default: false },
  ...sized,
} as const;

/** Reads the command line; throws where it is not understood. */
export function readArguments(args: readonly string[], known: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: flags,
  });
  const strange = positionals.filter((name) => !known.includes(name));
  if (strange.length > 0) throw new Error(`${strange.join(', ')}: expected ${known.join(', ')}`);
  const given = sizes.flatMap((size) => {
    const value = values[size];
    return value === undefined ? [] : [[size, positive(size, value)] as const];
  });
  return {
    names: positionals.length === 0 ? known : positionals,
    options: {
      rounds: positive('rounds', values.rounds),
      seconds: positive('seconds', values.seconds),
      sizes: Object.fromEntries(given),
      profile: values.profile,
    },
    json: values.json,
    write: values.write,
  };
}

function positive(name: string, value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new Error(`--${name} ${value}: expected a number above 0`);
  return number;
}
