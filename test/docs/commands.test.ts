import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { answer } from '../../bot/cli/command';
import type { Cli } from '../../bot/cli/command';
import packageJson from '../../package.json';
import { elsewhere, ofPrograms, ofScripts, otherwise, walk } from './accounts';
import { programs, usedFlags } from './programs';
import { blocksIn, commandsIn, pages, read } from './told';

const scripts: Readonly<Record<string, string>> = packageJson.scripts;
const root = join(__dirname, '../..');
const nameOf = (program: string, command: string): string => `${program} ${command}`.trim();
const everyCommand = Object.entries(programs).flatMap(([program, { commands }]) =>
  Object.keys(commands).map((command) => [nameOf(program, command), program, command] as const),
);

/** The program of this name; every name here is one. */
function cliOf(program: string): Cli {
  const cli = programs[program];
  if (cli === undefined) throw new Error(`no program: ${program}`);
  return cli;
}

/** What the tests' own line runs, script by script, down to the last. */
function inCi(command: string): boolean {
  const begun = read('.ci/run').split('\n');
  for (const line of begun) {
    const name = /^npm (?:run )?([\w:]+)$/.exec(line)?.[1] ?? '';
    begun.push(...(scripts[name]?.split(' && ') ?? []));
  }
  return begun.includes(command);
}

/** Who answers for a command that a page tells: nothing when nobody does. */
function accountOf(command: string): string | undefined {
  const [, program = '', more = ''] = /^npm run ([\w:]+)(?: -- (.*))?$/.exec(command) ?? [];
  const [first = ''] = more.split(' ');
  const named = first.startsWith('--') ? '' : first;
  const [, one = ''] = /^npm test -- (test\/\S+\.test\.ts)$/.exec(command) ?? [];
  if (inCi(command)) return '.ci/run';
  if (one !== '' && existsSync(join(root, one))) return one;
  if (["'", '`'].some((quote) => read(walk).includes(quote + command + quote))) return walk;
  // A program by its name alone stands for what it can do.
  const [whole] = everyCommand.filter(([, of]) => of === program && more === '');
  const held = ofPrograms[nameOf(program, named)] ?? ofPrograms[whole?.[0] ?? ''];
  return (
    otherwise.find(([pattern]) => pattern.test(command))?.[1] ??
    elsewhere.find(([begins]) => command.startsWith(begins))?.[1] ??
    held?.[0] ??
    (more === '' ? ofScripts[program]?.[1] : undefined)
  );
}

describe.each(pages)('%s', (page) => {
  test('tells no command that nothing runs', () => {
    expect(commandsIn(read(page)).filter((command) => accountOf(command) === undefined)).toEqual([]);
  });

  test('gives a program no flag that it does not know', () => {
    const strange = commandsIn(read(page)).flatMap((line) => {
      const [, name = '', more = ''] = /^npm run (\w+)(?: -- (.*))?$/.exec(line) ?? [];
      const program = programs[name];
      const first = more.split(' ').find((word) => !word.startsWith('-')) ?? '';
      const command = program !== undefined && first in program.commands ? first : '';
      const known = program === undefined ? undefined : usedFlags(program, command);
      const given = Array.from(more.matchAll(/--(\w+)/g), ([, flag = '']) => flag);
      return known === undefined
        ? []
        : given.filter((flag) => !known.includes(flag)).map((flag) => [line, flag]);
    });
    expect(strange).toEqual([]);
  });

  test('says of each block in which language it is', () => {
    const languages = blocksIn(read(page)).map(({ language }) => language);
    expect(
      languages.filter((language) => !['sh', 'json', 'mermaid', 'text', 'ts'].includes(language)),
    ).toEqual([]);
  });
});

test('pages tell commands at all, in blocks and in prose', () => {
  expect(commandsIn(read('README.md'))).toContain('npm run sandbox');
  expect(commandsIn('Say `npm start`, or\n\n```sh\ncp a b && npm ci # both\n```\n')).toEqual([
    'cp a b',
    'npm ci',
    'npm start',
  ]);
});

test.each(everyCommand)('%s is run by its tests with every flag that it takes', (name, program, command) => {
  const text = (ofPrograms[name] ?? []).map(read).join('\n');
  const words = [command, ...usedFlags(cliOf(program), command).map((flag) => `--${flag}`)];
  expect(text).not.toBe('');
  expect(words.filter((word) => word !== '' && !text.includes(`'${word}'`))).toEqual([]);
});

test('every account is of something that there is', () => {
  expect(Object.keys(ofPrograms).toSorted()).toEqual(everyCommand.map(([name]) => name).toSorted());
  const silent = [...elsewhere].filter(([, page, says]) => !says.test(read(page)));
  expect(silent.map(([begins]) => begins)).toEqual([]);
  expect(otherwise.filter(([, path, text]) => !read(path).includes(text)).map(([, path]) => path)).toEqual(
    [],
  );
  for (const [name, [file, path]] of Object.entries(ofScripts)) {
    expect(scripts[name]).toContain(file);
    expect(read(path)).toContain(file);
    expect(existsSync(join(root, file))).toBe(true);
  }
});

const everyFlag = new Set(everyCommand.flatMap(([, program, command]) => usedFlags(cliOf(program), command)));

test.each(everyCommand)(
  '%s takes the flags that its usage names, and no other',
  async (_, program, command) => {
    const cli = cliOf(program);
    const taken: string[] = [];
    for (const flag of everyFlag) {
      const said: string[] = [];
      // The last word is unknown to all of them, so that nothing is ever done.
      const args = [command, `--${flag}`, '--no-such-flag'].filter((word) => word !== '');
      expect(await answer(cli, args, {}, (line) => said.push(line))).toBe(2);
      if (!said.join('\n').includes(`Unknown option '--${flag}'`)) taken.push(flag);
    }
    expect(taken.toSorted()).toEqual(usedFlags(cli, command));
  },
);
