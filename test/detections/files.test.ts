import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { lacks } from '../../bot/detections/detection';
import { detections } from '../../bot/detections/detections';
import { detectionFiles } from '../../bot/detections/files';
import { plainSettings } from '../../bot/detections/settings';
import { withTable } from '../../bot/detections/table';
import words from '../../bot/detections/words/en.json';
import { logs } from '../../services/alerts/record';
import { falsePositives } from '../../services/alerts/rule';
import { alertRules } from '../../services/alerts/rules';
import { ruleIds } from '../../services/alerts/ruleIds';
import { guideAlerting } from '../../services/policy/alerting';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

test('the files of the detections are what the command writes', () => {
  const files = detectionFiles(plainSettings);
  const there = ['kql', 'sigma'].flatMap((folder) =>
    readdirSync(join(root, 'detections', folder)).map((name) => `${folder}/${name}`),
  );
  expect(there.sort()).toEqual([...files.keys()].sort());
  for (const [path, text] of files) expect([path, read(`detections/${path}`)]).toEqual([path, text]);
});

test('the table on the page of monitoring is what the command writes, and names every rule', () => {
  const page = read('docs/MONITORING.md');
  expect(withTable(page)).toBe(page);
  expect(ruleIds.filter((id) => !page.includes(`\`${id}\``))).toEqual([]);
});

test('every rule says by which part of the guide, the design, the research or which abuse case it is asked for', () => {
  const part = String.raw`(?:guide [1-7]\.\d|design \d|peers\.md c \d+|security\.md 2\.4|AC-\d+)`;
  const known = new RegExp(`^${part}(?:, ${part})*$`);
  expect(alertRules.filter(({ source }) => !known.test(source)).map(({ id }) => id)).toEqual([]);
});

test('every abuse case that ends in an alert is what a rule is asked for by, and no rule names one that there is not', () => {
  const rows = Array.from(
    read('docs/SECURITY.md').matchAll(/^\| (AC-\d+) +\| .+? +\| (.+?) +\| .+ \|$/gm),
    ([, id = '', happens = '']) => ({ id, happens }),
  );
  const named = alertRules.flatMap(({ source }) => source.match(/AC-\d+/g) ?? []);
  const alerted = rows.filter(({ happens }) => /\balert\b/.test(happens)).map(({ id }) => id);
  expect(alerted.length).toBeGreaterThan(2);
  expect(alerted.filter((id) => !named.includes(id))).toEqual([]);
  expect(named.filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
});

test.each<[string, object, readonly string[]]>([
  ['what a detection lacks', words.lacks, lacks],
  ['false alarms', words.falsePositives, falsePositives],
  ['what is needed', words.needs, logs],
])('there are words for %s, each of them', (_what, worded, known) => {
  expect(Object.keys(worded).sort()).toEqual([...known].sort());
});

test('no lack has words without a detection that lacks it', () => {
  const used = Object.values(detections).flatMap(({ kql, sigma }) => [
    ...(kql.lacks ?? []),
    ...(typeof sigma === 'string' ? [sigma] : (sigma.lacks ?? [])),
  ]);
  expect(lacks.filter((lack) => !used.includes(lack))).toEqual([]);
});

test('every limit of policy is told with a rule that goes by it', () => {
  const told = new Set<string>(Object.values(detections).flatMap(({ limits }) => limits));
  expect(Object.keys(guideAlerting.limits).filter((name) => !told.has(name))).toEqual([]);
});
