import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { pictureOf } from './picture';
import type { Cruised } from './picture';

/** dependency-cruiser passes when it reads nothing; fewer modules than this means that it did. */
const floor = 90;
const page = 'docs/ARCHITECTURE.md';
const place = /(?<=<!-- picture: begin -->\n\n)[^]*(?=\n\n<!-- picture: end -->)/;

interface Cruise extends Cruised {
  readonly summary: Cruised['summary'] & {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

const run = spawnSync(
  'npx',
  [
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'bot',
    'cards',
    'services',
    'test',
  ],
  {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  },
);
const cruise = JSON.parse(run.stdout) as Cruise;
const { summary } = cruise;
for (const { rule, from, to } of summary.violations) process.stderr.write(`${rule.name}: ${from} → ${to}\n`);
process.stdout.write(
  `architecture: ${summary.totalCruised} modules, ${summary.violations.length} violations\n`,
);
if (summary.totalCruised < floor) process.stderr.write(`fewer than ${floor} modules were read\n`);
process.exitCode =
  summary.violations.length > 0 || summary.totalCruised < floor || !pictureHolds(pictureOf(cruise)) ? 1 : 0;

/** Whether the page shows this picture; `--picture` draws it there first. */
function pictureHolds(picture: string): boolean {
  const text = readFileSync(page, 'utf8');
  const drawn = text.replace(place, () => picture);
  if (process.argv.includes('--picture')) writeFileSync(page, drawn);
  else if (drawn !== text) process.stderr.write(`${page}: npm run architecture -- --picture draws it anew\n`);
  return place.test(text) && (process.argv.includes('--picture') || drawn === text);
}
