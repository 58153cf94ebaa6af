import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const read = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');
const { lockfileVersion, packages } = JSON.parse(read('package-lock.json')) as {
  readonly lockfileVersion: number;
  readonly packages: Readonly<
    Record<string, { readonly resolved?: string; readonly integrity?: string; readonly link?: boolean }>
  >;
};
const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Readonly<
  Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
>;

test('every package is the one of a strong hash, and none names a place of its own (AC-126)', () => {
  const outside = Object.entries(packages).filter(
    ([path, { resolved, integrity = '', link }]) =>
      path !== '' && (link === true || resolved !== undefined || !/^sha512-[\w+/]{86}==$/.test(integrity)),
  );
  expect(outside.map(([path]) => path)).toEqual([]);
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(lockfileVersion).toBe(3);
});

test('what is asked for is one version, not a range (AC-126)', () => {
  const asked = Object.entries({ ...dependencies, ...devDependencies });
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('nothing runs because it was installed, and an installation follows the lockfile (AC-126)', () => {
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  expect(read('.ci/run')).toMatch(/^npm ci$/m);
});
