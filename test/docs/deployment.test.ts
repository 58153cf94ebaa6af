import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { roles } from '../../bot/roles';
import packageJson from '../../package.json';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('the image', () => {
  const steps = read('Dockerfile')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ what: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));
  const all = (what: string): readonly string[] =>
    steps.filter((step) => step.what === what).map(({ rest }) => rest);

  test('takes only files that are there and that .dockerignore lets in', () => {
    const let_in = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = all('COPY')
      .filter((rest) => !rest.startsWith('--from'))
      .flatMap((rest) => rest.split(' ').slice(0, -1));
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect([...new Set(copied)].toSorted()).toEqual(let_in.toSorted());
  });

  test('installs by the lockfile, builds by our script, and keeps no tool of development', () => {
    expect(all('RUN').slice(0, 3)).toEqual(['npm ci', 'npm run build', 'npm ci --omit=dev']);
    expect(packageJson.scripts.build).toBe('tsc -p tsconfig.build.json');
    const needed = ['tsx', 'typescript'].filter((name) => name in packageJson.dependencies);
    expect(needed).toEqual([]);
  });

  test('runs as nobody special, without a core dump, and asks itself whether it lives', () => {
    expect(all('USER')).toEqual(['node']);
    expect(all('ENTRYPOINT').join('')).toMatch(/ulimit -c 0 && exec node/);
    expect(all('HEALTHCHECK').join('')).toContain('/livez');
    expect(all('CMD')).toEqual(['["dist/bot/main.js"]']);
    expect(all('ENV').join(' ')).toContain('MODE=production');
    expect(packageJson.scripts.start).toContain('dist/bot/main.js');
  });

  test('stands on one exact version of Node that the product supports', () => {
    const [, version = ''] = /node:([\d.]+)-/.exec(all('ARG').join('')) ?? [];
    const [major = 0, minor = 0, patch = -1] = version.split('.').map(Number);
    expect([major, minor >= 19, patch >= 0]).toEqual([20, true, true]);
    expect(all('FROM').every((rest) => rest.startsWith('${NODE_IMAGE}'))).toBe(true);
  });
});

interface Service {
  readonly image: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly ulimits?: { readonly core: number };
  readonly env_file?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
}

describe('the compose file', () => {
  const { services } = parse(read('compose.yaml'), { merge: true }) as {
    readonly services: Readonly<Record<string, Service>>;
  };

  test('has every role once, each with its own settings and secrets and no other’s', () => {
    expect(Object.keys(services).toSorted()).toEqual([...roles, 'database'].toSorted());
    for (const role of roles) {
      const { environment, env_file: files, volumes } = services[role] ?? { image: '' };
      expect(environment?.['ROLES']).toBe(role);
      expect(files).toEqual(['env/.env.common', `env/.env.${role}`]);
      expect(volumes).toEqual([`seals-${role}:/seals`, `./secrets/${role}:/secrets:ro`]);
      expect(environment?.['AUDIT_FILE']).toBe(`/seals/${role}.jsonl`);
    }
  });

  test('gives no process more than it needs of the machine', () => {
    for (const role of roles) {
      expect(services[role]).toMatchObject({ read_only: true, cap_drop: ['ALL'], ulimits: { core: 0 } });
    }
  });

  test('opens ports to the proxy on this machine alone, and none to the jobs or the database', () => {
    const open = Object.entries(services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => [name, port] as const),
    );
    expect(open.map(([name]) => name)).toEqual(['web', 'pages']);
    expect(open.filter(([, port]) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  test('names images by exact versions', () => {
    const images = Object.values(services).map(({ image }) => image);
    expect(images.filter((image) => !/:\d+\.\d+/.test(image))).toEqual([]);
    expect(services['web']?.image).toBe(`tap-desk:${packageJson.version}`);
  });
});
