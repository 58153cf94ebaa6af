import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { trackerPrograms } from '../../launch/requestTracker';
import { freePort } from '../freePort';
import { siteConfig } from './siteConfig';
import { startSteward } from './steward';
import type { Steward } from './steward';

/** A private Request Tracker with an empty database; plain HTTP on loopback, so it needs a front. */
export interface TrackerServer {
  readonly address: string;
  readonly folder: string;
  readonly steward: Steward;
  stop(): Promise<void>;
}

const patienceMs = 120_000;

/** Starts a tracker that believes to be reached at `https://localhost:<port>`; gone with its files when stopped. */
export async function startTrackerServer(port: number): Promise<TrackerServer> {
  const folder = await mkdtemp(join(tmpdir(), 'tap-desk-rt-'));
  for (const name of ['conf.d', 'mail', 'mason', 'session']) await mkdir(join(folder, name));
  const config = join(folder, 'RT_SiteConfig.pm');
  await writeFile(config, siteConfig({ folder, port }));
  const passwordFile = join(folder, 'root-password');
  await writeFile(passwordFile, randomBytes(16).toString('hex'), { mode: 0o600 });
  const env = { ...process.env, RT_SITE_CONFIG: config, RT_SITE_CONFIG_DIR: join(folder, 'conf.d') };
  const init = spawnSync(
    'perl',
    [trackerPrograms.setUp, '--action', 'init', '--root-password-file', passwordFile],
    { env },
  );
  if (init.status !== 0) throw new Error(`the tracker’s database was not made: ${init.stderr.toString()}`);

  const own = await freePort();
  const log = await open(join(folder, 'server.log'), 'w');
  // It ends with this process, however that ends; a terminal's Ctrl-C is for this process alone.
  const server = spawn(
    'setpriv',
    [
      '--pdeathsig',
      'TERM',
      'perl',
      trackerPrograms.server,
      ...[
        '--server',
        'Starlet',
        '--host',
        '127.0.0.1',
        '--port',
        String(own),
        '--max-workers',
        '2',
        '--max-reqs-per-child',
        '100000',
      ],
    ],
    { env, detached: true, stdio: ['ignore', log.fd, log.fd] },
  );
  const gone = once(server, 'exit');
  const steward = startSteward(env);
  const address = `http://127.0.0.1:${own}`;
  const stop = async (): Promise<void> => {
    await steward.stop();
    server.kill('SIGTERM');
    await gone;
    await log.close();
    await rm(folder, { recursive: true, maxRetries: 10 });
  };
  try {
    await answering(`${address}/REST/2.0/rt`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, folder, steward, stop };
}

/** Resolves when the tracker asks who is there. */
async function answering(url: string): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 401) return;
    if (performance.now() > giveUpAt) throw new Error('the tracker does not start');
    await setTimeout(50);
  }
}
