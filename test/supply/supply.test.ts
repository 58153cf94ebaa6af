import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ask } from './ask';
import { audited } from './audited';
import type { Advisory } from './audited';
import { allowances, judged } from './judged';
import type { Allowance } from './judged';
import { signed } from './signed';

const high: Advisory = {
  id: 'GHSA-aaaa-bbbb-cccc',
  package: 'brittle',
  severity: 'high',
  title: 'breaks',
  range: '<2.0.0',
};
const low: Advisory = { ...high, id: 'GHSA-dddd-eeee-ffff', severity: 'moderate' };
const entry: Allowance = {
  id: high.id,
  package: high.package,
  reason: 'nothing of the product hands it anything',
  until: '2027-02-01',
};
const today = '2027-01-31';

describe('an advisory', () => {
  test('that is high or critical is a fault until it is allowed, and then still named (AC-128)', () => {
    expect(judged([high], [], today).faults).toEqual([expect.stringContaining(high.id)]);
    expect(judged([{ ...high, severity: 'critical' }], [], today).faults).toHaveLength(1);
    expect(judged([high], [entry], today)).toEqual({ faults: [], notes: [expect.stringContaining(high.id)] });
  });

  test('that is lower is named, and no fault', () => {
    expect(judged([low], [], today)).toEqual({ faults: [], notes: [expect.stringContaining(low.id)] });
  });

  test('of another package is not allowed along with it', () => {
    const other = { ...high, package: 'other' };
    expect(judged([high, other], [entry], today).faults).toEqual([expect.stringContaining('other')]);
  });
});

test('what is allowed runs out on its day, and is taken out when it is no longer there', () => {
  expect(judged([high], [entry], '2027-02-01').faults).toEqual([]);
  expect(judged([high], [entry], '2027-02-02').faults).toEqual([expect.stringContaining('until 2027-02-01')]);
  expect(judged([], [entry], today).faults).toEqual([expect.stringContaining('no longer there')]);
});

test('every advisory that is allowed has a reason and a day, and is told in docs/ADVISORIES.md', async () => {
  const read = (path: string) => readFile(join(__dirname, path), 'utf8');
  const allowed = allowances.parse(JSON.parse(await read('allowed.json')));
  const page = await read('../../docs/ADVISORIES.md');
  expect(allowed.filter(({ id }) => !page.includes(id))).toEqual([]);
  expect(allowances.safeParse([{ ...entry, until: 'some day' }]).success).toBe(false);
  expect(allowances.safeParse([{ ...entry, reason: 'fine' }]).success).toBe(false);
});

test('signatures that are wrong or missing are named, and no way to ask is told from an answer', () => {
  const one = { name: 'brittle', version: '1.0.0', location: 'node_modules/brittle', registry: 'https://r' };
  const two = { ...one, name: 'bare' };
  const answer = { invalid: [{ ...one, code: 'EINTEGRITYSIGNATURE' }], missing: [two] };
  expect(signed(JSON.stringify(answer))).toEqual([
    'brittle@1.0.0 has a wrong signature',
    'bare@1.0.0 has no signature',
  ]);
  expect(signed('{"invalid":[],"missing":[]}')).toEqual([]);
  const failed = (code: string, summary: string) =>
    JSON.stringify({ error: { code, summary, detail: 'more' } });
  const summary =
    'request to https://tuf.example/15.root.json failed, reason: getaddrinfo ENOTFOUND tuf.example';
  expect(signed(failed('ENOTFOUND', summary))).toEqual({ unreachable: summary });
  expect(signed(failed('E403', '403 Forbidden'))).toEqual({ unreachable: '403 Forbidden' });
  for (const odd of [failed('TUF_REFRESH_METADATA_ERROR', 'signed by nobody'), '{}', '{"invalid":[]}', 'oh'])
    expect(() => signed(odd)).toThrow();
});

/** What npm says of a project that needs `brittle`, with a registry that answers so. */
async function asked(answer: RequestListener | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tap-desk-supply-'));
  const registry = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((listening) => registry.once('listening', listening));
  const { port } = registry.address() as AddressInfo;
  if (answer === undefined) await new Promise((closed) => registry.close(closed));
  try {
    const needs = { name: 'needy', version: '1.0.0', dependencies: { brittle: '1.0.0' } };
    const packages = { '': needs, 'node_modules/brittle': { version: '1.0.0' } };
    await writeFile(join(folder, 'package.json'), JSON.stringify(needs));
    const lock = { ...needs, lockfileVersion: 3, requires: true, packages };
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
    const own = { npm_config_registry: `http://127.0.0.1:${port}/`, npm_config_cache: join(folder, 'cache') };
    return await ask(folder, ['--omit=dev', '--package-lock-only'], { ...process.env, ...own });
  } finally {
    registry.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const known = {
  brittle: [
    {
      id: 1,
      url: `https://github.com/advisories/${high.id}`,
      title: high.title,
      severity: high.severity,
      vulnerable_versions: high.range,
      cwe: ['CWE-1'],
      cvss: { score: 7.5, vectorString: null },
    },
  ],
};
const packument = {
  name: 'brittle',
  'dist-tags': { latest: '1.0.0' },
  versions: { '1.0.0': { name: 'brittle', version: '1.0.0', dist: {} } },
};

test('npm asks the registry, and what it then prints is understood', async () => {
  const json = await asked((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.method === 'POST' ? known : packument));
  });
  expect(audited(json)).toEqual([high]);
});

test('a registry that refuses, or that is not there, is told from one that answers', async () => {
  const refused = await asked((_request, response) => {
    // Not `writeHead(405).end()`: where restify was loaded before, that returns nothing.
    response.statusCode = 405;
    response.end();
  });
  expect(audited(refused)).toEqual({ unreachable: expect.stringContaining('405') });
  expect(audited(await asked(undefined))).toEqual({ unreachable: expect.stringContaining('ECONNREFUSED') });
});

test('an answer that says nothing npm documents is a fault, not a pass', async () => {
  const garbled = await asked((_request, response) => {
    response.end('<p>Sign in</p>');
  });
  const empty = { auditReportVersion: 2, vulnerabilities: {}, metadata: { dependencies: { prod: 0 } } };
  for (const odd of [garbled, '', '{}', '[]', JSON.stringify(empty), '{"message":"self-signed certificate"}'])
    expect(() => audited(odd)).toThrow();
});
