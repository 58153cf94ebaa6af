import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { freePort } from '../sandbox/freePort';
import { serverFolder } from './debian';

/** A private PostgreSQL server on loopback, gone with its data when stopped. */
export interface PrivatePostgres {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a private server; from root it runs as the user `postgres`, because the server refuses root. What it commits is
 * on the disk only where that is asked for: a benchmark measures it, and tests are quicker without.
 */
export async function startPostgres(durable = false): Promise<PrivatePostgres> {
  const programs = serverFolder();
  if (programs === undefined) throw new Error('no PostgreSQL server programs found');
  const folder = await mkdtemp(join(tmpdir(), 'tap-desk-pg-'));
  const owner = process.getuid?.() === 0 ? userIds('postgres') : undefined;
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password);
  if (owner !== undefined) for (const path of [folder, passwordFile]) await chown(path, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const options = { ...(owner ?? {}), cwd: folder };
  const init = spawnSync(
    join(programs, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'tap',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
    options,
  );
  if (init.status !== 0) throw new Error(`initdb failed: ${init.stderr.toString()}`);
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off' }),
    max_connections: 200,
  };
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await ready(server.stderr);
  server.stderr.resume();
  return {
    url: `postgres://tap:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      const gone = once(server, 'exit');
      server.kill('SIGINT');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function userIds(name: string): { uid: number; gid: number } {
  const id = (flag: string): number => Number(spawnSync('id', [flag, name]).stdout.toString().trim());
  return { uid: id('-u'), gid: id('-g') };
}

async function ready(output: NodeJS.ReadableStream): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let text = '';
    output.on('data', (chunk) => {
      text += String(chunk);
      if (text.includes('ready to accept connections')) resolve();
    });
    output.once('end', () => {
      reject(new Error(`PostgreSQL did not start: ${text}`));
    });
  });
}
