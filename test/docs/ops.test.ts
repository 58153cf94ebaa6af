import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { createMetrics } from '../../bot/metrics/metrics';
import { createHealth } from '../../services/health';

const read = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

const rules = (parse(read('ops/alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);
const operations = read('docs/OPERATIONS.md');
const anchors = Array.from(operations.matchAll(/^#{2,3} (.+)$/gm), ([, title = '']) =>
  title
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-'),
);
let known: readonly string[];

beforeAll(async () => {
  const text = await createMetrics().text(createHealth(), () => Promise.reject(new Error('no books here')));
  known = Array.from(text.matchAll(/^# TYPE (\w+)/gm), ([, name = '']) => name);
});

test('every alert has a severity, a sentence and a runbook that is there, and no runbook is without its alert', () => {
  const books = rules.map(({ annotations }) => annotations.runbook.split('#')[1] ?? '');
  expect(books.filter((book) => !anchors.includes(book))).toEqual([]);
  expect(new Set(rules.map(({ labels }) => labels.severity))).toEqual(new Set(['critical', 'warning']));
  const metrics = operations.split(/^## /m).find((part) => part.startsWith('Metrics')) ?? '';
  const titles = Array.from(metrics.matchAll(/^### (.+)$/gm), ([, title = '']) =>
    title.toLowerCase().replaceAll(' ', '-'),
  );
  expect(titles.toSorted()).toEqual(books.toSorted());
});

test('alerts ask for metrics that there are, with the labels that they have', () => {
  const asked = rules.flatMap(({ expr }) => Array.from(expr.matchAll(/tap_desk_\w+/g), ([name]) => name));
  const base = (name: string): string => name.replace(/_(?:bucket|count|sum)$/, '');
  expect(asked.length).toBeGreaterThanOrEqual(rules.length);
  expect(asked.filter((name) => !known.includes(name) && !known.includes(base(name)))).toEqual([]);
});

test('the table of metrics names every one of the desk’s own, and no other', () => {
  const told = Array.from(operations.matchAll(/^\| `(tap_desk_\w+)`/gm), ([, name = '']) => name);
  expect(told.toSorted()).toEqual(known.filter((name) => name.startsWith('tap_desk_')).toSorted());
});
