import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { actions } from '../../bot/actions';
import { commands as words } from '../../bot/commands';
import { ownPermissions } from '../../services/baseline/ourselves';
import { readScopes, writeScopes } from '../../services/graph/tenant/scopes';
import packageJson from '../../package.json';
import { flags } from '../bench/arguments';
import { programs, usedFlags } from './programs';
import { pages, read } from './told';

const root = join(__dirname, '../..');
const section = (path: string, heading: string): string =>
  read(path)
    .split(/^## /m)
    .find((part) => part.startsWith(heading)) ?? '';
/** The headings of a page as links name them. */
const headingsOf = (path: string): readonly string[] =>
  Array.from(read(path).matchAll(/^#+ (.+)$/gm), ([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );

describe.each(pages)('%s', (path) => {
  test('links to what is there, down to the heading', () => {
    const links = Array.from(read(path).matchAll(/\]\(([^)\s]+)\)/g), ([, link = '']) => link.split('#'));
    const local = links
      .filter(([to = '']) => !to.startsWith('https://'))
      .map(([to = '', heading]) => [to === '' ? path : join(dirname(path), to), heading] as const);
    const dead = local.filter(
      ([to, heading]) =>
        !existsSync(join(root, to)) || (heading !== undefined && !headingsOf(to).includes(heading)),
    );
    expect(dead).toEqual([]);
  });

  test('names files and folders that are there', () => {
    const named = Array.from(
      read(path).matchAll(/`((?:bot|cards|services|test|docs|env|ops|detections|appPackage)\/[\w./-]+)`/g),
      ([, name = '']) => name,
    );
    const ours = named.filter((name) => !/^env\/\.env\.(?!example)/.test(name));
    expect(ours.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });

  test('names commands that are there', () => {
    const named = [...read(path).matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });
});

test('the table of verbs says what each button may send', () => {
  const rows = [
    ...section('docs/ARCHITECTURE.md', 'What a card can do').matchAll(
      /^\| ((?:`\w+`(?:, )?)+) +\| (.*?) +\| .*\|$/gm,
    ),
  ];
  const told = rows.flatMap(([, names = '', inputs = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, verb = '']) => [verb, inputs] as const),
  );
  expect(told.map(([verb]) => verb).sort()).toEqual(Object.keys(actions).sort());
  for (const [verb, inputs] of told) {
    const named = inputs.replace(/the draft: `[^`]*`/, '').matchAll(/`(\w+)`/g);
    const shape = Object.keys(actions[verb as keyof typeof actions].input.shape);
    const draft = inputs.includes('the draft:') ? /the draft: `([^`]*)`/.exec(inputs)?.[1]?.split(' ') : [];
    expect([verb, [...Array.from(named, (match) => match[1] ?? ''), ...(draft ?? [])].sort()]).toEqual([
      verb,
      shape.sort(),
    ]);
  }
});

test('the table of commands names every command of the programs, and its flags', () => {
  const rows = section('docs/ARCHITECTURE.md', 'Commands').matchAll(
    /^\| `npm run (\w+)(?: -- ([\w-]+))?` +\| (?:`([^`]*)`)? *\|/gm,
  );
  const told = Array.from(rows, ([, program = '', command = '', flags = '']) => ({
    program,
    command,
    flags,
  }));
  for (const [program, cli] of Object.entries(programs)) {
    const own = told.filter((row) => row.program === program);
    expect(own.map(({ command }) => command).sort()).toEqual(Object.keys(cli.commands).sort());
    for (const { command, flags } of own)
      expect([command, usedFlags(cli, command)]).toEqual([command, flags.split(' ').filter(Boolean).sort()]);
  }
});

test('the table of commands names every flag of the benches', () => {
  const [, told = ''] =
    /^\| `npm run bench` +\| `([^`]*)` *\|/m.exec(section('docs/ARCHITECTURE.md', 'Commands')) ?? [];
  expect(told.split(' ')).toEqual(Object.keys(flags).sort());
});

test('the words that can be typed are told, and no other', () => {
  const line = /^Words that can be typed: (.*)\.$/m.exec(read('docs/ARCHITECTURE.md'))?.[1] ?? '';
  expect(Array.from(line.matchAll(/`(\w+)`/g), ([, word]) => word).sort()).toEqual(Object.keys(words).sort());
});

test('the permissions of the check of the tenant are those that it asks for and that the front may hold', () => {
  const told = Array.from(
    section('docs/OPERATIONS.md', "The tenant's baseline").matchAll(/^\| `([\w.-]+)`/gm),
    ([, name = '']) => name,
  );
  expect(readScopes.filter((one) => !told.includes(one))).toEqual([]);
  const baseline = section('docs/OPERATIONS.md', "The tenant's baseline");
  expect(writeScopes.filter((one) => !baseline.includes(`- \`${one}\``))).toEqual([]);
  const { needs, may } = ownPermissions.front;
  expect(told.filter((one) => !needs.includes(one) && !may.includes(one))).toEqual([]);
  const identities = section('docs/OPERATIONS.md', 'Identities');
  const own = Object.values(ownPermissions).flatMap((one) => one.needs);
  expect(own.filter((one) => !identities.includes(`\`${one}\``))).toEqual([]);
});

test.each(['front', 'reaper'] as const)(
  'what %s needs is the same in every page, and no more',
  (identity) => {
    const inOperations = section('docs/OPERATIONS.md', 'Identities')
      .split('\n')
      .filter((line) => line.startsWith(`| ${identity} `));
    const rows = section('docs/INSTALL.md', '2. Identities').split('\n');
    const first = rows.findIndex((line) => line.startsWith(`| ${identity} `));
    const next = rows.findIndex((line, index) => index > first && /^\| \w/.test(line));
    // What a row is about stands before why.
    const inInstall = rows.slice(first, next).map((line) => line.split('|')[2] ?? '');
    for (const told of [inOperations, inInstall])
      expect(Array.from(told.join().matchAll(/`([\w-]+\.[\w.-]+)`/g), ([, name]) => name).sort()).toEqual(
        [...ownPermissions[identity].needs].sort(),
      );
  },
);

test('the example environment names every setting but those of the sandbox, and no other', () => {
  const settings = (text: string, pattern: RegExp): string[] =>
    [...new Set(Array.from(text.matchAll(pattern), (match) => match[1] ?? ''))].sort();
  const known = settings(
    read('bot/config.ts') +
      read('bot/deskSettings.ts') +
      read('bot/jiraSettings.ts') +
      read('bot/tracing/settings.ts') +
      read('bot/watchSettings.ts') +
      read('bot/package/settings.ts'),
    /^ {2,4}([A-Z][A-Z_]+): /gm,
  ).filter((name) => !['CLOCK_URL', 'FRONT_SECRET', 'REAPER_SECRET'].includes(name));
  expect(settings(read('env/.env.example'), /^#? ?([A-Z][A-Z_]+)=/gm)).toEqual(known);
});
