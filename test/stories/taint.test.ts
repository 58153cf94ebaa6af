import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportTo } from '../../services/exporting';
import { upkeep } from '../../services/upkeep';
import { verbs } from '../../cards/verbs';
import { graphLanes } from '../../services/graphCalls';
import { collectorKey, startCollector } from '../sandbox/collector';
import type { Collector } from '../sandbox/collector';
import { people } from '../sandbox/people';
import { approve, cast, claimCodeOf, linkIn, openCase, ready, verify } from '../sandbox/recoveryCase';
import { createRecorder } from '../sandbox/recorder';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { evidenceOfRun, placesOf, tainted } from '../sandbox/taint';
import type { Evidence } from '../sandbox/taint';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

let scene: Scene;
let collector: Collector;
let evidence: readonly Evidence[];
/** What else of the run may not be read in the log: the link, the code, the cookies. */
let secrets: readonly string[];

/** A run with everything in it that could spill: a wrong code, a pass that is not usable yet, a lost answer, a second pass, use. */
beforeAll(async () => {
  const traced = createRecorder();
  collector = await startCollector(traced);
  scene = await startScene({}, undefined, {
    settings: {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: `x-key=${collectorKey}`,
    },
  });
  const { tara } = cast(scene);
  const { tenant } = scene.graph;
  const status = await openCase(scene, { scenario: 'recovery', upn: people.lea.upn, ticket: 'INC0010001' });
  await verify(scene, status);
  await approve(scene);
  await ready(scene);
  const path = linkIn(scene, 'INC0010001');
  const lea = createVisitor(scene);
  const code = await claimCodeOf(scene);
  await lea.submit(path, await lea.open(path), { code: '00000000' });
  tenant.replicationMs = 24 * 60 * 60_000;
  await lea.submit(path, await lea.open(path), { code });
  tenant.replicationMs = 0;
  scene.graph.fault(
    (request) => request.method === 'POST' && request.url.pathname.endsWith('temporaryAccessPassMethods'),
    'resetAfter',
  );
  await lea.submit(path, await lea.open(path), { code });
  await lea.submit(path, await lea.open(path), { code });
  const shown = await lea.submit(path, await lea.open(path), { code });
  const session = scene.subject.signIn(people.lea.upn, passcodeOn(shown.text) ?? '') ?? '';
  scene.subject.register(session, 'fido2');
  await tara.sees(/Done: Passkey/);
  await scene.teams.until(
    (message) => JSON.stringify(message.card).includes('Pass deleted'),
    'the revocation notice',
  );
  // What is sealed goes out to the SIEM and to its file, which are evidence as all else.
  await upkeep(scene.product.world, 0);
  for (const sink of scene.product.world.sinks)
    await exportTo(scene.product.world, sink, 0, new AbortController().signal);
  // What is left of the spans goes out at the stop.
  await scene.product.stop();
  secrets = [path.slice('/h/'.length), code, ...lea.cookies.values()];
  evidence = await evidenceOfRun({
    ...scene,
    exchanges: [...scene.recorder.exchanges, ...traced.exchanges],
  });
});

afterAll(async () => {
  await scene.close();
  await collector.close();
});

test('a passcode is nowhere but in the one answer of Graph that made it and on the one page that showed it (AC-60)', () => {
  const { issuedPasscodes } = scene.graph.tenant;
  expect(issuedPasscodes).toHaveLength(4);
  expect(evidence.length).toBeGreaterThan(100);
  const places = issuedPasscodes.map((passcode) => placesOf(evidence, passcode));
  const answer = 'node → graph POST temporaryAccessPassMethods (answer)';
  const page = expect.stringMatching(/^browser → page .* \(answer\)$/);
  expect(places).toEqual([[answer], [answer], [answer, page], [answer, page]]);
});

test('what went to the SIEM and to its file was looked at', () => {
  expect(
    evidence.some(({ where, text }) => where.includes('→ siem POST') && text.includes('handedOver')),
  ).toBe(true);
  expect(
    evidence.some(({ where, text }) => where.endsWith('siem.jsonl') && text.includes('handedOver')),
  ).toBe(true);
});

test('spans went to the collector, and were looked at', () => {
  expect(
    evidence.some(
      ({ where, text }) => where.includes('→ collector POST') && text.includes('POST /h/:locator'),
    ),
  ).toBe(true);
  const starts = ['activity', 'action approve', 'page POST /h/:locator', 'job step', 'graph methods'];
  const names = collector.spans.map(({ name }) => name);
  expect(starts.filter((start) => !names.some((name) => name.startsWith(start)))).toEqual([]);
});

test('a call to the tenant is within the page, press or job that made it', () => {
  const named = (id: string | undefined) =>
    collector.spans.find(({ spanId }) => spanId === id)?.name ?? 'none';
  const parents = new Set(
    collector.spans
      .filter(({ name }) => name.startsWith('graph '))
      .map(({ parentSpanId }) => named(parentSpanId).split(' ')[0]),
  );
  // The watcher's and the probes' are within nothing.
  expect(parents).toEqual(new Set(['action', 'job', 'page', 'none']));
  const presses = collector.spans.filter(({ name }) => name.startsWith('action '));
  expect(new Set(presses.map(({ parentSpanId }) => named(parentSpanId).split(' ')[0]))).toEqual(
    new Set(['activity']),
  );
});

test('a span says nothing but words from closed lists and a status (AC-65)', () => {
  const known: Readonly<Record<string, readonly string[] | RegExp>> = {
    'tap_desk.verb': [...verbs, 'unknown', 'said', 'step', 'timer', 'sweep', 'late', 'review', 'tell'],
    'tap_desk.lane': [...graphLanes, 'revoking', 'telling', 'other'],
    'tap_desk.ended': ['answered', 'refused', 'throttled', 'failed', 'unreachable', 'done', 'late'],
    'http.route': /^(?:GET|HEAD|POST) \/[a-z/]*(?::[a-z]+)?(?:\/:[a-z]+)*$/,
    'http.response.status_code': /^[1-5]\d\d$/,
    'error.type': /^[A-Z_]+$/,
  };
  const said = collector.spans.flatMap(({ attributes }) =>
    attributes.map(({ key, value }) => [key, String(Object.values(value)[0])] as const),
  );
  const isKnown = ([key, value]: readonly [string, string]): boolean => {
    const list = known[key];
    return list instanceof RegExp ? list.test(value) : (list?.includes(value) ?? false);
  };
  expect(said.length).toBeGreaterThan(100);
  expect(said.filter((one) => !isKnown(one))).toEqual([]);
  const parts = collector.spans.flatMap(({ name }) => name.split(' ').slice(1));
  const listed = [...Object.values(known)]
    .filter((list): list is readonly string[] => Array.isArray(list))
    .flat();
  expect(parts.filter((one) => !listed.includes(one) && !/^(?:GET|HEAD|POST|\/[a-z/:]*)$/.test(one))).toEqual(
    [],
  );
  const sent = evidence.filter(({ where }) => where.includes('→ collector')).map(({ text }) => text);
  const { id, upn, name } = people.lea;
  expect(
    [id, upn, name, people.tara.id, 'INC0010001', 'eyJ', ...secrets].filter((one) =>
      sent.join('').includes(one),
    ),
  ).toEqual([]);
  expect(new Set(collector.senders)).toHaveProperty('size', 1);
  expect(collector.senders[0]).toMatch(/"service.name".*"tap-desk"/);
});

test.each<[string, (passcode: string) => string]>([
  ['text', (passcode) => passcode],
  ['base64', (passcode) => Buffer.from(`pass ${passcode} end`).toString('base64')],
  ['base64url', (passcode) => Buffer.from(`p ${passcode} end`).toString('base64url')],
  ['hex', (passcode) => Buffer.from(passcode).toString('hex')],
  ['HEX', (passcode) => Buffer.from(`x${passcode}`).toString('hex').toUpperCase()],
  ['part of an address', (passcode) => encodeURIComponent(passcode)],
  ['a form', (passcode) => new URLSearchParams({ code: passcode }).toString()],
  ['JSON in JSON', (passcode) => JSON.stringify(JSON.stringify({ passcode }))],
  ['entities', (passcode) => Array.from(passcode, (char) => `&#${char.charCodeAt(0)};`).join('')],
  ['marked characters', (passcode) => Array.from(passcode, (char) => `<b>${char}</b>`).join('')],
  ['reversed text', (passcode) => Array.from(passcode).reverse().join('')],
  ['spaced text', (passcode) => Array.from(passcode).join(' ')],
  ['groups with dashes', (passcode) => passcode.replace(/.{4}(?=.)/g, '$&-')],
  ['its first half', (passcode) => passcode.slice(0, 7)],
  ['its second half', (passcode) => passcode.slice(-7)],
])('a passcode planted in a log line as %s is found (AC-60)', (_, form) => {
  const passcode = scene.graph.tenant.issuedPasscodes[0] ?? '';
  const line = { where: 'log', text: `${scene.log.join('')} ${form(passcode)}` };
  expect(tainted([line], passcode)).not.toEqual([]);
});

test('tokens, secrets, links, codes, cookies and numbers are not in the log either (AC-65)', () => {
  const log = scene.log.join('');
  expect(log).not.toMatch(/eyJ[\w-]+\./);
  expect(log).not.toMatch(/secret-of-the-sandbox|password-of-the-sandbox/);
  expect(secrets).toHaveLength(3);
  for (const secret of secrets) expect(log).not.toContain(secret);
  const { businessPhones, mobilePhone } = people.lea;
  const numbers = [...businessPhones, mobilePhone].filter((number) => number !== undefined);
  for (const number of numbers) expect(log.replace(/\s/g, '')).not.toContain(number.replace(/\s/g, ''));
});

test('what the ticket holds, and so what its desk mails, is the link without the code (AC-70)', () => {
  const sent = evidence.filter(({ where }) => where.includes('→ desk'));
  const [link = '', code = ''] = secrets;
  expect(sent.some(({ text }) => text.includes(`/h/${link}`))).toBe(true);
  expect(sent.filter(({ text }) => text.replace(/\s/g, '').includes(code)).map(({ where }) => where)).toEqual(
    [],
  );
});
