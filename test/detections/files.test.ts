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
