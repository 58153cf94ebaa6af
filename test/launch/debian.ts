import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** What the tests need beside Node: the Debian package and how to tell that it is there. */
const needed = [
  { name: 'chromium', found: () => existsSync('/usr/bin/chromium') },
  { name: 'postgresql', found: () => serverFolder() !== undefined },
] as const;

/** The folder with PostgreSQL's server programs, newest version first; undefined when there is none. */
export function serverFolder(): string | undefined {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return undefined;
  return readdirSync(root)
    .sort((left, right) => Number(right) - Number(left))
    .map((version) => `${root}/${version}/bin`)
    .find((folder) => existsSync(`${folder}/initdb`));
}

/** Whether packages can be installed here without asking anybody. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs what is missing from Debian's packages when running as root, else fails with their names. */
export function ensurePackages(): void {
  const missing = needed.filter((one) => !one.found()).map((one) => one.name);
  if (missing.length === 0) return;
  if (!mayInstall()) {
    throw new Error(
      `The tests need these programs: ${missing.join(', ')}. On Debian: sudo apt-get install ${missing.join(' ')}`,
    );
  }
  install(missing);
}

/** Installs Debian's packages, as root. */
export function install(names: readonly string[]): void {
  const apt = (...args: string[]): void => {
    const run = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (run.status !== 0) throw new Error(`apt-get ${args.join(' ')} failed`);
  };
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...names);
}
