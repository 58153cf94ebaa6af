import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Guard } from './guard';
import { guards } from './guards';

/**
 * Takes out one guard after the other, in a copy of the project, and asks the test that has to notice. Exit code 1 when one
 * stays green, or when a guard is no longer where it was.
 * `npm run guards` tries the quick ones, `-- --all` every one, `-- WORD` those whose text has the word.
 */
async function main(): Promise<number> {
  const given = process.argv.slice(2);
  const word = given.find((one) => !one.startsWith('--'));
  const chosen = guards.filter((guard) =>
    word === undefined
      ? given.includes('--all') || guard.slow !== true
      : `${guard.guards} ${guard.file}`.includes(word),
  );
  const copy = await copyOfProject();
  let missed = 0;
  try {
    const tests = chosen.filter(({ only }) => only === undefined).map(({ test }) => test);
    for (const one of [{ tests }, ...chosen.filter(({ only }) => only !== undefined).map(asked)]) {
      // Jest, given no file, would run all there are.
      if (one.tests.length === 0) continue;
      const said = failure(copy, one);
      if (said !== undefined) throw new Error(`a test fails with every guard in place:\n${said}`);
    }
    for (const guard of chosen) {
      const said = await without(guard, copy);
      if (said !== 'noticed') missed += 1;
      process.stdout.write(
        `${said === 'noticed' ? 'red  ' : 'GREEN'} ${guard.guards} (${guard.test}) ${said}\n`,
      );
    }
  } finally {
    await rm(copy, { recursive: true });
  }
  process.stdout.write(`guards: ${chosen.length - missed} passed, ${missed} failed\n`);
  return missed === 0 && chosen.length > 0 ? 0 : 1;
}

async function copyOfProject(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'tap-desk-guards-'));
  const listed = spawnSync('git', ['ls-files'], { encoding: 'utf8' }).stdout.trim().split('\n');
  for (const file of listed.filter((one) => !one.startsWith('docs/'))) {
    await cp(file, join(copy, file), { recursive: true });
  }
  await symlink(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

interface Asked {
  readonly tests: readonly string[];
  readonly only?: string | undefined;
}

function asked({ test, only }: Guard): Asked {
  return { tests: [test], only };
}

/** What waits for something that never comes, now that the guard is out, has noticed; a busy machine needs longer (ms). */
const patience = `--testTimeout=${process.env['TAP_GUARD_PATIENCE_MS'] ?? 30_000}`;
const perFileMs = 300_000;

/** What the tests print when they fail. */
function failure(copy: string, { tests, only }: Asked): string | undefined {
  const jest = join('node_modules', 'jest', 'bin', 'jest.js');
  const names = only === undefined ? [] : ['--testNamePattern', only];
  const files = new Set(tests);
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=DEP0111', jest, '--bail', '--ci', patience, ...names, ...files],
    { cwd: copy, encoding: 'utf8', timeout: perFileMs * Math.max(1, files.size), maxBuffer: 2 ** 26 },
  );
  return status === 0 ? undefined : stderr;
}

async function without(guard: Guard, copy: string): Promise<string> {
  const { file, from, to } = guard;
  const path = join(copy, file);
  const text = await readFile(path, 'utf8');
  if (text.split(from).length !== 2) return `is not in ${file} once`;
  await writeFile(
    path,
    text.replace(from, () => to),
  );
  try {
    return failure(copy, asked(guard)) === undefined ? 'stayed green' : 'noticed';
  } finally {
    await writeFile(path, text);
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `${dirname(__filename)}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  },
);
