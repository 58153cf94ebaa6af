import { deepStrictEqual } from 'node:assert';
import type fc from 'fast-check';
import { runJob } from '../../services/jobs';
import type { Answer } from '../../services/refusals';
import type { Request } from '../../services/requests/request';
import { lookAround } from '../../services/watch';
import type { World } from '../../services/world';
import { groups } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import type { Surroundings } from '../sandbox/surroundings';
import type { PlainCase } from './plainCase';

/** One person and everything that the desk has about them. */
export interface Real {
  readonly world: World;
  readonly scene: Surroundings;
  readonly subject: SandboxPerson;
  readonly ticket: string;
  passcode: string;
}

type Press = (request: Request, real: Real) => Promise<Answer<unknown>>;

/** Something that somebody does: when it makes sense at all, what it does on paper (false: it is refused), and for real. */
export class Act implements fc.AsyncCommand<PlainCase, Real> {
  constructor(
    private readonly name: string,
    private readonly onPaper: (plain: PlainCase) => boolean,
    private readonly press: Press,
    private readonly possible: (plain: PlainCase) => boolean = ({ stage }) => stage !== 'none',
  ) {}

  check(plain: Readonly<PlainCase>): boolean {
    return this.possible(plain);
  }

  async run(plain: PlainCase, real: Real): Promise<void> {
    const request = await real.world.store.lastFor(real.subject.id);
    const done = this.onPaper(plain);
    const answer = await this.press(request ?? ({} as Request), real);
    await settle(real.world);
    deepStrictEqual({ [this.name]: 'done' in answer }, { [this.name]: done });
    await compare(plain, real);
  }

  toString(): string {
    return this.name;
  }
}

/** Does every job that is due, and has the watcher look once. */
async function settle(world: World): Promise<void> {
  await lookAround(world, await world.store.watched(100), new AbortController().signal);
  for (;;) {
    const { jobs } = await world.store.claim('model', 100);
    if (jobs.length === 0) return;
    for (const job of jobs) await runJob(world, job);
  }
}

async function compare(plain: PlainCase, { subject, world, scene }: Real): Promise<void> {
  const { tenant } = scene.graph;
  const member = ['prepared', 'ready', 'handedOver', 'used'].includes(plain.stage);
  deepStrictEqual(
    {
      stage: (await world.store.lastFor(subject.id))?.stage ?? 'none',
      pass: tenant.passes.has(subject.id),
      member: tenant.inGroup(groups.recovery.id).includes(subject.id),
    },
    {
      stage: plain.stage,
      pass: plain.stage === 'handedOver' || plain.stage === 'used',
      member,
    },
  );
}
