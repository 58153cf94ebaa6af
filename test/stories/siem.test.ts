import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportTo } from '../../services/exporting';
import { raise } from '../../services/raising';
import { postNotices, seal } from '../../services/upkeep';
import { alert } from '../alerting/examples';
import { people } from '../sandbox/people';
import { openCase, verify } from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { textOf } from '../sandbox/teams/card';
import { ocsfShape } from '../siem/ocsfSchema';
import type { OcsfEvent } from '../siem/ocsfSchema';

const { lea, kariOslo, kariBergen, georg } = people;
let scene: Scene;

beforeAll(async () => {
  // Rounds are the test's.
  scene = await startScene({ upkeepSeconds: 60 * 60 });
});

afterAll(async () => {
  await scene.close();
});

const world = () => scene.product.world;
const signal = new AbortController().signal;

/** One round for every sink; what each asks for, by its name. */
async function round(): Promise<Readonly<Record<string, number | undefined>>> {
  await seal(world());
  const asked = await Promise.all(
    world().sinks.map(async (sink) => [sink.name, await exportTo(world(), sink, 0, signal)] as const),
  );
  return Object.fromEntries(asked);
}

const uidsOf = (events: readonly OcsfEvent[]): readonly string[] =>
  events.map(({ metadata }) => metadata.uid);
const atSiem = (): readonly OcsfEvent[] => scene.siem.events.map((event) => ocsfShape.parse(event));
const inFile = async (): Promise<readonly OcsfEvent[]> => {
  const text = await readFile(join(scene.folder, 'siem.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => ocsfShape.parse(JSON.parse(line)));
};
/** The links of everything in the trail that is sealed. */
async function sealed(): Promise<readonly string[]> {
  const to = (await world().store.trail.lastSeal())?.to ?? 0;
  return (await world().store.trail.entries(0, 100_000)).filter(({ id }) => id <= to).map(({ hash }) => hash);
}

test('everything that happens goes out once, in order, to the SIEM and to the file', async () => {
  const status = await openCase(scene, { scenario: 'recovery', upn: lea.upn, ticket: 'INC0010001' });
  await verify(scene, status);
  await raise(world(), [alert({ subjectId: kariOslo.id, initiatorId: georg.id })]);
  expect(await round()).toEqual({ https: undefined, file: undefined });
  await round();
  const known = await sealed();
  expect(known.length).toBeGreaterThan(8);
  expect(uidsOf(atSiem())).toEqual(known);
  expect(uidsOf(await inFile())).toEqual(known);
  expect(new Set(atSiem().map(({ class_uid: of }) => of))).toEqual(new Set([2004, 3004]));
});

test('a SIEM that is down for a day loses nothing, keeps the file from nothing, and is told of once', async () => {
  let down = true;
  scene.siem.fault(() => down, { status: 503, headers: { 'retry-after': '120' }, body: '' }, Infinity);
  const before = atSiem().length;
  await openCase(scene, { scenario: 'recovery', upn: kariBergen.upn, ticket: 'INC0010004' });
  expect(await round()).toEqual({ https: 120_000, file: undefined });
  scene.clock.move(24 * 60 * 60_000);
  for (let alerts = 0; alerts < 700; alerts += 350)
    await raise(
      world(),
      Array.from({ length: 350 }, (_, index) =>
        alert({ key: `day:${alerts + index}`, subjectId: lea.id, initiatorId: georg.id, severity: 'low' }),
      ),
    );
  for (let tries = 0; tries < 3; tries += 1) expect(await round()).toMatchObject({ https: 120_000 });
  await postNotices(world());
  await postNotices(world());
  const late = scene.teams.notices().filter(({ card }) => textOf(card).includes('Events do not reach'));
  expect(late).toHaveLength(1);
  expect(atSiem()).toHaveLength(before);
  down = false;
  await round();
  await round();
  expect(uidsOf(atSiem())).toEqual(await sealed());
  expect(uidsOf(await inFile())).toEqual(await sealed());
  expect((await world().store.desk()).lateSinks).toEqual({});
});

test('an answer that was lost is sent again under the same ids: nothing is lost, and what came twice can be told', async () => {
  scene.siem.fault(() => true, 'resetAfter');
  await openCase(scene, { scenario: 'recovery', upn: kariOslo.upn, ticket: 'INC0010012' });
  expect(await round()).toMatchObject({ https: 0 });
  await round();
  const uids = uidsOf(atSiem());
  expect(uids.length).toBeGreaterThan(new Set(uids).size);
  expect([...new Set(uids)]).toEqual(await sealed());
});

test('what a SIEM refuses is not passed over', async () => {
  await raise(world(), [alert({ key: 'refused', subjectId: kariBergen.id })]);
  scene.siem.fault(() => true, { status: 400, body: '' });
  expect(await round()).toMatchObject({ https: 0 });
  expect(scene.log.join('')).toMatch(/"export:failed","sink":"https","code":"SIEM_REFUSED"/);
  await round();
  expect(new Set(uidsOf(atSiem()))).toEqual(new Set(await sealed()));
});

test('of two instances that export at once neither goes back behind the other', async () => {
  await raise(world(), [alert({ key: 'both', subjectId: people.nils.id })]);
  await seal(world());
  const [sink] = world().sinks;
  if (sink === undefined) throw new Error('no sink');
  await Promise.all([1, 2].map(() => exportTo(world(), sink, 0, signal)));
  expect(await world().store.exportedTo(sink.name)).toBe((await world().store.trail.lastSeal())?.to);
  expect(new Set(uidsOf(atSiem()))).toEqual(new Set(await sealed()));
});

test('nothing that names a person goes out, nor a receipt or a token', async () => {
  const sent = JSON.stringify(scene.siem.events) + (await readFile(join(scene.folder, 'siem.jsonl'), 'utf8'));
  const named = [lea, kariOslo, people.tara, people.mona].flatMap(({ name, upn }) => [name, upn]);
  expect(named.filter((text) => sent.includes(text))).toEqual([]);
  expect(/serviceUrl|siem-token|\+47/.exec(sent)).toBeNull();
  expect(sent.includes(lea.id)).toBe(true);
});
