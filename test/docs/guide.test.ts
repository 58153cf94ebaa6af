import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { audit } from '../../bot/cli/audit';
import { desk } from '../../bot/cli/desk';
import { detections } from '../../bot/cli/detections';
import { policy } from '../../bot/cli/policy';
import { review } from '../../bot/cli/review';
import { tenant } from '../../bot/cli/tenant';
import { commands } from '../../bot/commands';
import { leavesOf, sectionsOf } from '../../bot/policy/sections';
import reviewWords from '../../bot/review/words/en.json';
import { verbs } from '../../cards/verbs';
import { alertRules } from '../../services/alerts/rules';
import { checks } from '../../services/baseline/checks';
import { guideLines } from '../../services/baseline/guideLines';
import { guidePolicy } from '../../services/policy/policy';
import { signalKinds } from '../../services/policy/signals';
import { guideText, linesOfGuide } from './guideText';

const root = join(__dirname, '../..');

interface Row {
  readonly section: string;
  readonly quote: string;
  readonly where: string;
}

/** The rows of docs/GUIDE.md, each under its heading, as the guide numbers it. */
const rows: readonly Row[] = readFileSync(join(root, 'docs/GUIDE.md'), 'utf8')
  .split(/^#{2,3} /m)
  .slice(1)
  .flatMap((part) => {
    const section = /^(?:Phase (\d)|(\d\.\d)|(.+))/.exec(part)?.slice(1).find(Boolean) ?? '';
    const lines = [...part.matchAll(/^\| (.+?) +\| (.+?) +\|$/gm)].slice(1);
    return lines.map(([, quote = '', where = '']) => ({ section, quote, where }));
  })
  .filter(({ quote }) => !/^-+$/.test(quote));

const told = { ...guidePolicy, retired: { recovery: '2027-01-01', reregistration: '2027-01-01' } };
const programs = { audit, desk, detections, policy, review, tenant };

/** What a name of each kind may be. */
const known: Readonly<Record<string, (name: string) => boolean>> = {
  check: (name) => checks.some(({ id }) => id === name),
  alert: (name) => alertRules.some(({ id }) => id === name),
  setting: (name) => leavesOf(told).some((path) => path === name || path.startsWith(`${name}.`)),
  card: (name) => existsSync(join(root, 'cards/templates', `${name}.json`)),
  verb: (name) => verbs.some((verb) => verb === name),
  part: (name) => parts.includes(name),
  figure: (name) => name in reviewWords.quarterly.figures,
  sign: (name) => signalKinds.some((kind) => kind === name),
  'typed word': (name) => name in commands,
};
const parts = sectionsOf({ policy: guidePolicy, now: '2026-06-01T09:00:00.000Z', live: undefined }).map(
  ({ id }) => id,
);

/** Every name of a row with its kind: the noun that stands before it, or before the first of a list. */
function namesIn({ where }: Row): readonly { readonly kind: string; readonly name: string }[] {
  let kind = '';
  const names: { kind: string; name: string }[] = [];
  const nouns = Object.keys(known).join('|');
  for (const [, noun, name] of where.matchAll(new RegExp(`\\b(${nouns})s?(?= \`)|\`([^\`]+)\``, 'gi'))) {
    if (noun !== undefined) kind = noun.toLowerCase();
    else if (name !== undefined) names.push({ kind: name.startsWith('npm run') ? 'command' : kind, name });
  }
  return names;
}

function isCommand(line: string): boolean {
  const [, program = '', command = ''] = /^npm run (\w+)(?: -- ([\w-]+))?$/.exec(line) ?? [];
  return (
    command in ((programs as Readonly<Record<string, (typeof programs)['tenant']>>)[program]?.commands ?? {})
  );
}

const text = guideText();
const here = text === undefined ? describe.skip : describe;

here('beside the guide', () => {
  const lines = linesOfGuide(text ?? '');

  test('every line that asks for something has its row, in the same order, and there is no other row', () => {
    expect(lines.length).toBeGreaterThan(90);
    expect(rows.map(({ section, quote }) => [section, quote])).toEqual(
      lines.map((line, index) => {
        const quote = rows[index]?.quote ?? '';
        return [line.section, quote !== '' && line.text.startsWith(quote) ? quote : line.text];
      }),
    );
  });

  test('a row names every check that answers its line', () => {
    const asked = checks.flatMap(({ id, lines: answered }) =>
      answered.map((name) => ({ id, ...guideLines[name] })),
    );
    const missing = asked.filter(
      ({ id, section, quote }) =>
        !rows.some(
          (row) =>
            row.section === section &&
            (row.quote.startsWith(quote) || quote.startsWith(row.quote)) &&
            namesIn(row).some(({ kind, name }) => kind === 'check' && name === id),
        ),
    );
    expect(missing.map(({ id, section, quote }) => `${section} ${quote}: ${id}`)).toEqual([]);
  });
});

test('every row names something of ours, or the part of the guide where it is answered', () => {
  expect(rows.filter(({ where }) => !/`|\]\(|Phases? \d|\d\.\d/.test(where))).toEqual([]);
});

test('every name in a row is there, as what it is called', () => {
  const wrong = rows.flatMap((row) =>
    namesIn(row)
      .filter(({ kind, name }) => !(kind === 'command' ? isCommand(name) : known[kind]?.(name) === true))
      .map(({ kind, name }) => `${row.section} ${row.quote}: ${kind} ${name}`),
  );
  expect(wrong).toEqual([]);
});

test('every check and every rule that the guide asks for is named, and settings of the environment are settings', () => {
  const named = rows.flatMap(namesIn);
  const unnamed = [
    ...checks.map(({ id }) => ({ kind: 'check', name: id })),
    ...alertRules
      .filter(({ source }) => source.startsWith('guide'))
      .map(({ id }) => ({ kind: 'alert', name: id })),
  ].filter(({ kind, name }) => !named.some((one) => one.kind === kind && one.name === name));
  expect(unnamed).toEqual([]);
  const environment = readFileSync(join(root, 'env/.env.example'), 'utf8');
  const settings = rows.flatMap(({ where }) => where.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? []);
  expect(settings.length).toBeGreaterThan(3);
  expect(settings.filter((name) => !environment.includes(`${name}=`))).toEqual([]);
});
