import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './ask';
import { audited } from './audited';
import { allowances, judged } from './judged';
import { signed } from './signed';

/**
 * Asks the registry what is known of the packages that the product runs on, and whether what is installed is signed.
 * Exit code 1 for a fault; what could not be asked is said loudly, and is none.
 */
async function main(): Promise<number> {
  const here = process.cwd();
  const allowed = allowances.parse(JSON.parse(readFileSync(join(__dirname, 'allowed.json'), 'utf8')));
  const found = audited(await ask(here, ['--omit=dev']));
  const wrong = signed(await ask(here, ['signatures']));
  const faults: string[] = [];
  if ('unreachable' in found) skipped('advisories', found.unreachable);
  else {
    const { faults: more, notes } = judged(found, allowed, new Date().toISOString().slice(0, 10));
    faults.push(...more);
    for (const note of notes) process.stdout.write(`advisory ${note}\n`);
    process.stdout.write(`supply: ${found.length} advisories, ${allowed.length} allowed\n`);
  }
  if ('unreachable' in wrong) skipped('signatures', wrong.unreachable);
  else {
    faults.push(...wrong);
    process.stdout.write(`supply: ${wrong.length} wrong signatures\n`);
  }
  for (const fault of faults) process.stderr.write(`FAULT ${fault}\n`);
  return faults.length === 0 ? 0 : 1;
}

function skipped(what: string, why: string): void {
  // The address of the registry is nobody's business in a log.
  process.stderr.write(
    `\n*** NOT CHECKED: ${what}. ${why.replace(/https?:\/\/\S+/g, 'the registry')} ***\n\n`,
  );
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`supply: no answer that npm documents\n${String(error)}\n`);
    process.exitCode = 1;
  },
);
