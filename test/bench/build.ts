import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');
const out = join(root, 'node_modules/.cache/tap-desk-bench');

let built: Promise<string> | undefined;

/** Compiles the product, and the processes under test, as `npm run build` does but for the checks; returns the folder. */
export function build(): Promise<string> {
  built ??= compiled();
  return built;
}

async function compiled(): Promise<string> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const settings = join(__dirname, 'tsconfig.build.json');
  await promisify(execFile)(process.execPath, [compiler, '-p', settings, '--noCheck']);
  const worker = 'test/sandbox/pglite/worker.mjs';
  await copyFile(join(root, worker), join(out, worker));
  return out;
}
