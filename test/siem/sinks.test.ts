import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Outgoing } from '../../services/eventSink';
import { Secret } from '../../services/secret';
import { fileSink, httpsSink } from '../../services/siem/sinks';
import { at, id } from '../requests/examples';
import { createRecorder } from '../sandbox/recorder';
import { siemToken, startSiem } from '../sandbox/siem';
import type { SiemDouble } from '../sandbox/siem';

const origin = { tenantId: id(60), version: '0.1.0' };
const entries: readonly Outgoing[] = [1, 2].map((number) => ({
  about: undefined,
  entry: {
    id: number,
    requestId: id(61),
    seq: number,
    at: at(number),
    by: 'desk',
    kind: 'submitted',
    body: '{}',
    hash: String(number).repeat(64),
  },
}));
let siem: SiemDouble;

beforeAll(async () => {
  siem = await startSiem(createRecorder());
});

afterAll(async () => {
  await siem.close();
});

const sink = (token = siemToken, timeoutMs = 2_000) =>
  httpsSink({ url: siem.url, token: new Secret(token), timeoutMs }, origin);
const uids = (events: readonly object[]): readonly unknown[] =>
  events.map((event) => (event as { readonly metadata: { readonly uid: unknown } }).metadata.uid);

test('events are posted as one array, in order', async () => {
  await sink().send(entries);
  expect(uids(siem.events)).toEqual(['1'.repeat(64), '2'.repeat(64)]);
});

test('nothing goes out that is not encrypted', () => {
  const token = new Secret('x');
  expect(() => httpsSink({ url: 'http://siem.example.org', token }, origin)).toThrow('https only');
});

test.each([
  ['is too busy', { status: 429, headers: { 'retry-after': '7' } }, { retryable: true, retryAfterMs: 7_000 }],
  ['is broken', { status: 503 }, { retryable: true }],
  ['takes no such thing', { status: 400, body: 'why' }, { retryable: false }],
  [
    'sends us elsewhere',
    { status: 302, headers: { location: 'https://evil.example' } },
    { retryable: false },
  ],
])('a SIEM that %s is a fault that says whether to try again', async (_how, answer, details) => {
  siem.fault(() => true, answer);
  const code = details.retryable ? 'SIEM_UNAVAILABLE' : 'SIEM_REFUSED';
  await expect(sink().send(entries)).rejects.toMatchObject({ code, details });
});

test('a wrong token is a fault that trying again does not mend', async () => {
  await expect(sink('wrong').send(entries)).rejects.toMatchObject({ code: 'SIEM_REFUSED' });
});

test.each(['resetBefore', 'resetAfter', { slowMs: 900 }] as const)(
  'a line that breaks (%j) is a fault that may be tried again',
  async (fault) => {
    siem.fault(() => true, fault);
    await expect(sink(siemToken, 500).send(entries)).rejects.toMatchObject({
      code: 'SIEM_UNAVAILABLE',
      details: { retryable: true },
    });
  },
);

test('a file gets one line for each event and is for its owner alone; one that cannot be written is a fault', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tap-desk-siem-'));
  const file = join(folder, 'events.jsonl');
  const written = fileSink(file, origin);
  await written.send(entries);
  await written.send(entries.slice(0, 1));
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  expect(uids(lines.map((line) => JSON.parse(line) as object))).toEqual(
    ['1', '2', '1'].map((number) => number.repeat(64)),
  );
  expect((await stat(file)).mode & 0o077).toBe(0);
  await expect(fileSink(folder, origin).send(entries)).rejects.toMatchObject({ code: 'SIEM_UNAVAILABLE' });
  await rm(folder, { recursive: true });
});
