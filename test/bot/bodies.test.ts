import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { apps, people } from '../sandbox/people';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { activityBase, personal } from '../sandbox/teams/activityBase';

let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});

afterAll(async () => {
  await scene.close();
});

describe('a body that costs more than it should', () => {
  const usual = process.env['TMPDIR'];
  let temporary: string;

  beforeAll(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'tap-desk-bodies-'));
    process.env['TMPDIR'] = temporary;
  });

  afterAll(async () => {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
    await rm(temporary, { recursive: true });
  });

  test.each<[string, () => Promise<Response>, number]>([
    ['a gzip bomb', () => post(gzipSync('0'.repeat(50_000_000)), { 'content-encoding': 'gzip' }), 415],
    ['10 MB of JSON', () => post(`{"text":"${'x'.repeat(10_000_000)}"}`), 413],
    ['50,000 levels', () => post('['.repeat(50_000) + ']'.repeat(50_000)), 400],
    ['33 levels', () => post(deep(33)), 400],
    ['an upload', () => post(upload, { 'content-type': 'multipart/form-data; boundary=x' }), 415],
  ])('%s is refused, and nothing is written to the temporary folder (AC-11)', async (_, send, refused) => {
    // A server that refuses before it has read everything may close first.
    const answer = await send().catch(() => undefined);
    expect(answer?.status ?? refused).toBe(refused);
    expect(await readdir(temporary)).toEqual([]);
    expect((await fetch(`${scene.url}/livez`)).status).toBe(200);
  });

  test('an upload to a page is refused as well (AC-11)', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    for (const path of ['/h/abcd2345', '/signin/callback'])
      expect((await fetch(scene.url + path, { method: 'POST', headers, body: upload })).status).toBe(415);
  });

  const upload = '--x\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\nbytes\r\n--x--\r\n';

  /** A good activity with arrays in it, so deep that the innermost is on this level. */
  function deep(levels: number): string {
    const base = activityBase(people.tara, personal(people.tara.id), `${scene.teams.connector.url}/`);
    const activity = { ...base, type: 'message', id: 'deep', text: 'help' };
    const nested = '['.repeat(levels - 1) + ']'.repeat(levels - 1);
    return JSON.stringify(activity).replace(/}$/, `,"x":${nested}}`);
  }

  async function post(body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
    const authorization = `Bearer ${await scene.teams.issuer.token(apps.bot.clientId, `${scene.teams.connector.url}/`)}`;
    return await fetch(`${scene.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, ...headers },
      body,
    });
  }
});
