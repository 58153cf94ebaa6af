import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answer } from '../../bot/cli/command';
import { detections } from '../../bot/cli/detections';
import { production } from '../bot/production';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tap-desk-detections-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function run(...argv: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const lines: string[] = [];
  const code = await answer(detections, argv, production, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

test('"--own" writes every file with the ids of this tenant', async () => {
  const out = join(folder, 'own');
  expect(await run('--own', '--out', out)).toMatchObject({ code: 0 });
  expect((await readdir(out)).sort()).toEqual(['kql', 'sigma']);
  const text = await readFile(join(out, 'kql', 'memberWithoutCase.kql'), 'utf8');
  expect(text).toContain((production['RECOVERY_GROUP_ID'] ?? 'absent').toLowerCase());
  expect(text).toContain((production['REAPER_CLIENT_ID'] ?? 'absent').toLowerCase());
});

test.each([[['--own']], [['--out', 'somewhere']]])(
  'the files that come with the desk are not overwritten with ids: %j is refused',
  async (argv) => {
    expect(await run(...argv)).toMatchObject({ code: 2 });
  },
);
