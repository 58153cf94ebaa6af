import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../sandbox/freePort';
import { people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { sandboxPolicy } from '../sandbox/policy';
import { freshDatabase } from '../sandbox/testDatabase';
import type { Child } from './child';
import { hireApprovers, hireTechnicians } from './crowd';
import { pressAs } from './pressAs';
import { startProduct, stopAll } from './productUnder';
import type { BenchWorld } from './world';

/** A desk with people at it, whose time passes so many times as fast as the machine's. */
export interface Town {
  readonly world: BenchWorld;
  readonly child: Child;
  readonly port: number;
  readonly url: string;
  readonly databaseUrl: string;
  readonly times: number;
  readonly technicians: readonly SandboxPerson[];
  readonly approvers: readonly SandboxPerson[];
  /** Resolves after so many minutes by its clock. */
  readonly pause: (minutes: number) => Promise<void>;
  stop(): Promise<void>;
}

/** In the busiest hour there come so many times as many cases as in all on average. */
const busiest = 2;
/** So many passes of one technician in an hour are no sign of anything; approving takes half as many people. */
const casesOfHour = 4;

/** Starts it, staffed for so many cases an hour. */
export async function startTown(
  world: BenchWorld,
  {
    times,
    perHour,
    profile,
  }: { readonly times: number; readonly perHour: number; readonly profile?: string | undefined },
): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'tap-desk-bench-'));
  const policyFile = join(folder, 'policy.json');
  await writeFile(policyFile, JSON.stringify(sandboxPolicy));
  const staff = 1 + Math.ceil((busiest * perHour) / casesOfHour);
  world.clock.run(times);
  const database = await freshDatabase();
  const port = await freePort();
  const url = `https://localhost:${port}`;
  const product = await startProduct(world, {
    database,
    seeded: 0,
    secure: true,
    course: world.clock.course(),
    settings: { PORT: String(port), PUBLIC_URL: url, POLICY_FILE: policyFile },
    profile,
  });
  // Where Teams is the desk knows from what it heard last.
  await pressAs({ world, url }, people.tara, 'card', 'guide', {});
  return {
    world,
    child: product.child,
    port,
    url,
    databaseUrl: database.url,
    times,
    technicians: hireTechnicians(world, staff),
    approvers: hireApprovers(world, 1 + Math.ceil(staff / 2)),
    pause: (minutes) => new Promise((resolve) => setTimeout(resolve, (minutes * 60_000) / times)),
    async stop() {
      world.clock.run(1);
      await stopAll([product]);
      await rm(folder, { recursive: true });
    },
  };
}
