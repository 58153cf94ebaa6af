import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// One file: jest takes longer to start a file than the core's tests take to run.
for (const folder of ['policy', 'requests']) {
  const path = join(__dirname, '..', folder);
  for (const file of readdirSync(path).filter((name) => name.endsWith('.test.ts'))) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- what is imported is hoisted, and has no list
    require(join(path, file));
  }
}
