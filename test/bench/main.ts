import { writeFile } from 'node:fs/promises';
import { readArguments } from './arguments';
import { benches } from './benches';
import { writeDocument } from './document';
import type { Written } from './document';
import { machine } from './machine';
import { printed } from './tables';

/**
 * `npm run bench [-- NAME…] [--rounds N] [--seconds N] [--json FILE] [--write]`, and the sizes of `arguments.ts`: measures and
 * prints, and asserts nothing.
 */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const { names, options, json, write } = readArguments(args, Object.keys(benches));
  process.stdout.write(`${machine()}\n`);
  const given = args.filter((arg) => arg !== '--write' && !names.includes(arg)).join(' ');
  const written: Record<string, Written> = {};
  for (const name of names) {
    const bench = benches[name];
    if (bench === undefined) continue;
    const result = await bench.run(options);
    const command = `npm run bench -- ${name} ${given}`.trimEnd();
    written[name] = { result, machine: machine(), day: new Date().toISOString().slice(0, 10), command };
    process.stdout.write(printed(bench.title, result));
    // After each, so that what breaks off late takes nothing with it.
    if (write) await writeDocument(benches, written);
  }
  if (json !== undefined) await writeFile(json, `${JSON.stringify(written, undefined, 2)}\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
