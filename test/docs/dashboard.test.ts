import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { createMetrics } from '../../bot/metrics/metrics';
import { createHealth } from '../../services/health';

const read = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[];
  readonly fieldConfig?: { readonly defaults: { readonly unit: string } };
}

const dashboard = JSON.parse(read('ops/dashboard.json')) as {
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
};
const shown = dashboard.panels.filter(({ type }) => type !== 'row');
const asked = shown.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
const nameOf = (series: string): string => series.replace(/_(?:bucket|count|sum)$/, '');
const names = (expr: string): readonly string[] =>
  Array.from(expr.matchAll(/\b(?:tap_desk|process|nodejs)_\w+/g), ([name]) => nameOf(name));
let labels: ReadonlyMap<string, ReadonlySet<string>>;

/** The metrics of a desk at work, and the labels that each has. */
beforeAll(async () => {
  const metrics = createMetrics();
  metrics.pressed('approve', 'done', 5);
  metrics.graphCall({ lane: 'methods', ended: 'answered', ms: 5 });
  const lane = { due: 0, lagSeconds: 0, failing: 0 };
  const text = await metrics.text(createHealth(), () =>
    Promise.resolve({
      cases: {},
      lanes: { revoking: lane, telling: lane, other: lane },
      livePasses: 0,
      overdue: 0,
      stuck: 0,
      unsealedSeconds: 0,
    }),
  );
  const found = new Map<string, Set<string>>();
  for (const [, series = '', given = ''] of text.matchAll(/^(\w+)(?:\{([^}]*)\})? /gm)) {
    const own = found.get(nameOf(series)) ?? new Set(['instance']);
    for (const [, label = ''] of given.matchAll(/(\w+)="/g)) own.add(label);
    found.set(nameOf(series), own);
  }
  labels = found;
});

test('the dashboard asks for metrics that there are, and leaves out none of the desk’s own', () => {
  const used = new Set(asked.flatMap(names));
  expect([...used].filter((name) => !labels.has(name))).toEqual([]);
  const own = [...labels.keys()].filter((name) => name.startsWith('tap_desk_'));
  expect(own.filter((name) => !used.has(name))).toEqual([]);
});

test('it tells series apart by labels that they have', () => {
  const wrong = asked.flatMap((expr) => {
    const has = new Set(names(expr).flatMap((name) => [...(labels.get(name) ?? [])]));
    const by = Array.from(expr.matchAll(/\bby \(([^)]*)\)/g), ([, list = '']) => list.split(/,\s*/)).flat();
    const matched = Array.from(expr.matchAll(/(\w+)=~?"/g), ([, label = '']) => label);
    return [...by, ...matched].filter((label) => !has.has(label)).map((label) => `${label} in ${expr}`);
  });
  expect(asked.length).toBeGreaterThan(15);
  expect(wrong).toEqual([]);
});

test('every panel says in a sentence what it shows, has a unit, a place of its own and the chosen source', () => {
  expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  for (const panel of shown) {
    expect([panel.title, panel.description]).toEqual([panel.title, expect.stringMatching(/\.$/)]);
    expect(panel.fieldConfig?.defaults.unit).toMatch(/\w/);
    expect(panel.targets?.map(({ datasource }) => datasource.uid)).toEqual(
      panel.targets?.map(() => '${datasource}'),
    );
  }
  const overlap = dashboard.panels.flatMap(({ gridPos: a, title }, at) =>
    dashboard.panels
      .slice(at + 1)
      .filter(({ gridPos: b }) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
      .map((other) => `${title} and ${other.title}`),
  );
  expect(overlap).toEqual([]);
  expect(dashboard.templating.list.map(({ name }) => name)).toEqual(['datasource', 'instance']);
});

test('what an alert watches can be looked at', () => {
  const watched = Array.from(read('ops/alerts.yml').matchAll(/\btap_desk_\w+/g), ([name]) => nameOf(name));
  expect(watched.filter((name) => !asked.flatMap(names).includes(name))).toEqual([]);
});
