import { existsSync } from 'node:fs';
import { install, mayInstall } from './debian';

/** Debian's packages for a private Request Tracker 5: no database to answer for, and no mail server that would start. */
const packages = [
  'request-tracker5',
  'rt5-standalone',
  'rt5-db-sqlite',
  'dbconfig-no-thanks',
  'msmtp-mta',
] as const;

/** Its programs as Debian puts them. */
export const trackerPrograms = {
  server: '/usr/share/request-tracker5/libexec/rt-server',
  setUp: '/usr/sbin/rt-setup-database-5',
} as const;

/** How to get Request Tracker, in one line. */
export const trackerHint = `On Debian: sudo apt-get install --no-install-recommends ${packages.join(' ')}`;

/** Whether Request Tracker is on this machine. */
export function trackerInstalled(): boolean {
  return Object.values(trackerPrograms).every((program) => existsSync(program));
}

/** Installs Request Tracker where that is possible. Elsewhere its tests are skipped, and this says so; in CI it fails. */
export function ensureRequestTracker(): void {
  if (trackerInstalled()) return;
  try {
    if (!mayInstall()) throw new Error('only root may install packages');
    install(packages);
  } catch (cause) {
    if (process.env['CI'] === 'true')
      throw new Error(`The tests need Request Tracker. ${trackerHint}`, { cause });
    process.stderr.write(`SKIPPED: every test on the real Request Tracker. ${trackerHint}\n`);
  }
}
