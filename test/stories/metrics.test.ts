import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graphLanes } from '../../services/graphCalls';
import { parts } from '../../services/health';
import { stages } from '../../services/requests/request';
import { verbs } from '../../cards/verbs';
import { freePort } from '../sandbox/freePort';
import { people } from '../sandbox/people';
import {
  approve,
  cast,
  claimCodeOf,
  linkIn,
  openCase,
  ready,
  showing,
  verify,
} from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { createVisitor } from '../sandbox/visitor';

const { lea } = people;
let scene: Scene;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  url = `http://localhost:${port}/metrics`;
  scene = await startScene({}, undefined, { settings: { METRICS_PORT: String(port) } });
});

afterAll(async () => {
  await scene.close();
});

const scrape = async (): Promise<string> => await (await fetch(url)).text();
const value = (text: string, series: string): number =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.split(' ')
      .at(-1),
  );

test('a case is seen in its stage, its pass as live, its presses and calls by what they were', async () => {
  expect(value(await scrape(), 'tap_desk_live_passes')).toBe(0);
  const status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
  expect(value(await scrape(), 'tap_desk_cases{stage="verifying"}')).toBe(1);
  await verify(scene, status, lea);
  await approve(scene, lea);
  await ready(scene, lea);
  const visitor = createVisitor(scene);
  const path = linkIn(scene, 'INC0010001');
  await visitor.submit(path, await visitor.open(path), { code: await claimCodeOf(scene, lea) });
  await cast(scene).tara.sees(showing('The pass was shown', lea));
  const text = await scrape();
  expect(value(text, 'tap_desk_cases{stage="handedOver"}')).toBe(1);
  expect(value(text, 'tap_desk_cases{stage="verifying"}')).toBe(0);
  expect(value(text, 'tap_desk_live_passes')).toBe(1);
  expect(value(text, 'tap_desk_overdue_passes')).toBe(0);
  expect(value(text, 'tap_desk_stuck_cases')).toBe(0);
  expect(value(text, 'tap_desk_press_seconds_count{verb="approve",ended="done"}')).toBe(1);
  expect(value(text, 'tap_desk_graph_seconds_count{lane="methods",ended="answered"}')).toBeGreaterThan(0);
  for (const part of parts) expect(value(text, `tap_desk_part_up{part="${part}"}`)).toBe(1);
});

test('no label holds a person, a case or an id: each is from a closed list', async () => {
  const text = await scrape();
  const own = text.split('\n').filter((line) => line.startsWith('tap_desk_'));
  const allowed: Readonly<Record<string, readonly string[]>> = {
    stage: stages,
    lane: [...graphLanes, 'revoking', 'telling', 'other'],
    ended: ['answered', 'refused', 'throttled', 'failed', 'unreachable', 'done', 'late'],
    verb: [...verbs, 'unknown'],
    part: parts,
  };
  const labels = own.flatMap((line) =>
    Array.from(line.matchAll(/(\w+)="([^"]*)"/g), ([, name = '', label = '']) => [name, label] as const),
  );
  expect(labels.length).toBeGreaterThan(50);
  expect(labels.filter(([name, label]) => name !== 'le' && !allowed[name]?.includes(label))).toEqual([]);
  const secrets = [lea.id, lea.upn, lea.name, 'INC0010001', ...scene.graph.tenant.issuedPasscodes];
  expect(secrets.filter((one) => text.includes(one))).toEqual([]);
});

test('what somebody sends as a verb becomes one label, not one each', async () => {
  const { tara } = cast(scene);
  const sent = await tara.sees(showing('The pass was shown', lea));
  const actions = [{ type: 'Action.Execute', title: 'x', verb: 'made-up-one', data: {} }];
  const card = { ...sent.card, body: [], actions } as unknown as typeof sent.card;
  await tara.press({ ...sent, card }, 'made-up-one');
  const text = await scrape();
  expect(text).not.toContain('made-up');
  expect(value(text, 'tap_desk_press_seconds_count{verb="unknown",ended="refused"}')).toBe(1);
});

test('nothing else is answered on that port, and nothing of it on the public one', async () => {
  const other = await fetch(url.replace('/metrics', '/readyz'));
  const outside = await fetch(`${scene.url}/metrics`);
  expect([other.status, outside.status]).toEqual([404, 404]);
});
