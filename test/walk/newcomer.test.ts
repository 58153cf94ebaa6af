import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'tap-desk-walk-'));
/** What a clone does not have, and what was made in it since. */
const notCloned = ['.git', 'node_modules', 'dist', 'coverage', 'secrets', '.mutants', '.sandbox'];

beforeAll(() => {
  cpSync(root, folder, { recursive: true, filter: (path) => !notCloned.includes(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A shell in the copy, with nothing of ours in its environment. */
function shell(line: string) {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
  const child = spawn('sh', ['-c', line], { cwd: folder, env, detached: true });
  const output = { said: '', complained: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.complained += chunk.toString()));
  return { child, output };
}

/** Types lines into one shell, each only after the one before went well; resolves when it ends. */
async function types(...lines: readonly string[]) {
  const { child, output } = shell(lines.join(' && '));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

const here = (path: string): string => readFileSync(join(folder, path), 'utf8');
const asItWas = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('from a clone to a deployment', () => {
  const load = 'set -a; . env/.env.production; set +a';

  test('it builds, and without settings it says what is missing', async () => {
    expect(await types('npm run build')).toMatchObject({ code: 0, complained: '' });
    const { code, complained } = await types('npm start');
    expect([code, complained]).toEqual([
      1,
      expect.stringMatching(/SEALING_KEY: expected a value[^]*env\/\.env\.example/),
    ]);
  });

  test('the doctor names what the example leaves open, says once what to do, and looks at nothing', async () => {
    await types('cp env/.env.example env/.env.production');
    const { code, said } = await types(load, 'npm run doctor');
    expect(code).toBe(1);
    expect(said).toMatch(/ill {3}Settings: PUBLIC_URL: expected an https address/);
    expect(said).not.toContain('MODE:');
    expect(said.match(/env\/\.env\.example/g)).toHaveLength(1);
    expect(said).not.toMatch(/Graph|well {2}/);
  });

  test('with a setting filled in, quoted or not, the package for Teams is made', async () => {
    const id = '00000000-0000-4000-8000-000000000002';
    const more = `MANIFEST_ID=${id}\nMANIFEST_DEVELOPER='Ours & Sons, $1'\nMANIFEST_WEBSITE=https://example.org/\nMANIFEST_PRIVACY=https://example.org/privacy?a=1\nMANIFEST_TERMS=https://example.org/terms`;
    const filled = here('env/.env.example').replace(/^BOT_ID=$/m, `BOT_ID=${id}\n${more}`);
    await types(
      `cat > env/.env.production <<'END'\n${filled.replace(/^PUBLIC_URL=$/m, 'PUBLIC_URL=https://tap.example.org')}\nEND`,
    );
    const { code, said, complained } = await types(load, 'npm run package');
    expect([code, complained]).toEqual([0, '']);
    expect(said).toContain('dist/appPackage/tap-desk.zip');
  });

  test('a key for the settings has 32 bytes', async () => {
    const { said } = await types(`node -p "crypto.randomBytes(32).toString('base64')"`);
    expect(Buffer.from(said.trim(), 'base64')).toHaveLength(32);
  });
});

describe('what is written by a program is what is in the repository', () => {
  test.each([
    [
      'npm run detections',
      ['docs/MONITORING.md', 'detections/kql/unmanagedPass.kql', 'detections/sigma/reaperStrayed.yml'],
    ],
    ['npm run architecture -- --picture', ['docs/ARCHITECTURE.md']],
  ])('%s', async (command, files) => {
    expect(await types(command)).toMatchObject({ code: 0 });
    expect(files.filter((file) => here(file) !== asItWas(file))).toEqual([]);
  });
});

test.each([
  ['npm run policy', 0, /^# Policy for Temporary Access Passes$/m],
  ['npm run policy -- check', 1, /^Nobody is named as its owner\.$/m],
  ['npm run policy -- --help', 0, /npm run policy -- print/],
  ['npm run sbom', 0, /"bomFormat": "CycloneDX"/],
  ['npm run gallery', 0, /\d{3} looks in dist.gallery.index\.html/],
])('%s ends with %d', async (command, code, words) => {
  const ended = await types(command);
  expect([ended.code, ended.said]).toEqual([code, expect.stringMatching(words)]);
});

test('the sandbox starts with one command, says what to press, and ends with Ctrl-C', async () => {
  const { child, output } = shell('npm run sandbox');
  const ended = once(child, 'close');
  while (child.exitCode === null && !output.said.includes('Ctrl-C stops everything.'))
    await Promise.race([once(child.stdout, 'data'), ended]);
  expect(output.complained).toBe('');
  expect(output.said).toMatch(/type new, choose "Lost phone, MFA reset"/);
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await ended;
  expect(output.said).toContain('Stopping');
});
