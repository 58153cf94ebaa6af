import { spawnSync } from 'node:child_process';

/** dependency-cruiser passes when it reads nothing; fewer modules than this means that it did. */
const floor = 90;

interface Cruise {
  readonly summary: {
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
const { summary } = JSON.parse(run.stdout) as Cruise;
for (const { rule, from, to } of summary.violations) process.stderr.write(`${rule.name}: ${from} → ${to}\n`);
process.stdout.write(
  `architecture: ${summary.totalCruised} modules, ${summary.violations.length} violations\n`,
);
if (summary.totalCruised < floor) process.stderr.write(`fewer than ${floor} modules were read\n`);
process.exitCode = summary.violations.length > 0 || summary.totalCruised < floor ? 1 : 0;
