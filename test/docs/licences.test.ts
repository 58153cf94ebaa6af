import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(__dirname, '../..');
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<
    Record<string, { readonly dev?: boolean; readonly optional?: boolean; readonly license?: unknown }>
  >;
};

/** Licences under which a package may be part of the product: they ask for a notice and nothing more. */
const allowed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'CC0-1.0',
  'Unlicense',
]);

/** Packages that state their licence only in a text of their own, which says that it is MIT (or MIT among others). */
const inTheirText: Readonly<Record<string, string>> = {
  'node_modules/escape-regexp-component': 'Readme.md',
  'node_modules/jspath': 'LICENSE',
};

/** The licence that the installed package states itself, where the lockfile has none. */
function stated(path: string, inLockfile: unknown): string {
  const file = join(root, path, 'package.json');
  const own = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { license?: unknown; licenses?: { type?: unknown }[] })
    : {};
  const text = inTheirText[path];
  if (
    text !== undefined &&
    /\bMIT\b|^Permission is hereby granted, free of charge/m.test(
      readFileSync(join(root, path, text), 'utf8'),
    )
  )
    return 'MIT';
  const licence = inLockfile ?? own.license ?? own.licenses?.[0]?.type;
  return typeof licence === 'string' ? licence : JSON.stringify(licence ?? null);
}

/** Whether one of the choices that the expression offers is allowed. */
const isAllowed = (licence: string): boolean =>
  licence
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => allowed.has(one.trim())));

test('everything that the product runs on has a licence that asks for a notice and nothing more', () => {
  const product = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  const others = product
    .map(([path, { license }]) => `${path.replace(/^.*node_modules\//, '')}: ${stated(path, license)}`)
    .filter((line) => !isAllowed(line.split(': ')[1] ?? ''));
  expect(product.length).toBeGreaterThan(100);
  expect(others).toEqual([]);
});
