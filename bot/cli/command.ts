import { parseArgs } from 'node:util';
import { Fault } from '../../services/faults';
import { ConfigFault } from '../config';

/** What a command gets: what stood behind its name, the environment, and where it speaks. */
export interface Call {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  /** Where progress goes, apart from what was asked for. */
  readonly tell: (line: string) => void;
}

/** A program of several commands, or of one with no name; each answers with its exit code: 0 done, 1 something is wrong, 2 it was called wrongly. */
export interface Cli {
  readonly usage: string;
  readonly commands: Readonly<Record<string, (call: Call) => Promise<number>>>;
}

/** It was called wrongly; the message says how. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

/** Reads flags; an unknown one, a missing value or a word that belongs to none is a UsageFault. */
export function flags(
  args: readonly string[],
  known: Readonly<Record<string, 'text' | 'flag'>>,
): Readonly<Record<string, string | boolean>> {
  const options = Object.fromEntries(
    Object.entries(known).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    return parseArgs({ args: [...args], options, strict: true }).values as Readonly<
      Record<string, string | boolean>
    >;
  } catch (error) {
    throw new UsageFault(String((error as { readonly message?: unknown }).message).split('. ')[0]);
  }
}

/** Runs the named command and returns its exit code; whatever goes wrong is said in words, without values or stacks. */
export async function answer(
  cli: Cli,
  words: readonly string[],
  environment: Call['environment'],
  say: Call['say'],
  tell: Call['tell'] = () => undefined,
): Promise<number> {
  if (words[0] === '--help') {
    say(cli.usage);
    return 0;
  }
  const [name = '', ...args] = Object.hasOwn(cli.commands, '') ? ['', ...words] : words;
  const command = Object.hasOwn(cli.commands, name) ? cli.commands[name] : undefined;
  if (command === undefined) {
    say(cli.usage);
    return 2;
  }
  try {
    return await command({ args, environment, say, tell });
  } catch (error) {
    if (error instanceof UsageFault) {
      say(`${error.message}\n${cli.usage}`);
      return 2;
    }
    if (error instanceof ConfigFault) say(error.message);
    else say(`It could not be done: ${error instanceof Fault ? error.code : 'an error of its own'}`);
    return 1;
  }
}

/** Runs as the program itself. */
export async function runCommand(cli: Cli, argv: readonly string[]): Promise<void> {
  process.exitCode = await answer(
    cli,
    argv,
    process.env,
    (line) => {
      process.stdout.write(`${line}\n`);
    },
    (line) => {
      process.stderr.write(`${line}\n`);
    },
  );
}
