import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCertificates } from './certificates';
import { ensurePackages } from './debian';
import { startPostgres } from './postgres';
import { ensureRequestTracker } from './requestTracker';

/**
 * Starts a command in the world that tests need: a throw-away certificate authority that Node trusts, a private
 * PostgreSQL server, Chromium, and Request Tracker. `tsx test/launch/run.ts [--sandbox | --bench] <program> <arguments>`;
 * the sandbox needs only the first, and a benchmark the first two, with commits that are on the disk.
 */
async function main(): Promise<number> {
  const [first, ...rest] = process.argv.slice(2);
  const sandbox = first === '--sandbox';
  const bench = first === '--bench';
  const [program, ...args] = sandbox || bench ? rest : [first, ...rest];
  if (program === undefined) throw new Error('name the program to run');
  if (!sandbox) ensurePackages();
  if (!sandbox && !bench) ensureRequestTracker();
  const tls = await makeCertificates();
  const postgres = sandbox ? undefined : await startPostgres(bench);
  try {
    const child = spawn(
      program,
      args.filter((arg) => arg !== undefined),
      {
        stdio: 'inherit',
        env: {
          ...process.env,
          NODE_EXTRA_CA_CERTS: join(tls, 'ca.pem'),
          TAP_TLS_DIR: tls,
          TAP_CHROMIUM: '/usr/bin/chromium',
          ...(postgres === undefined ? {} : { TEST_DATABASE_URL: postgres.url }),
        },
      },
    );
    const pass = (signal: NodeJS.Signals): void => {
      child.kill(signal);
    };
    // The terminal signals the whole group; this process only waits for the child to end.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', pass);
    const [code] = (await once(child, 'exit')) as [number | null];
    return code ?? 1;
  } finally {
    await postgres?.stop();
    await rm(tls, { recursive: true, force: true });
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
