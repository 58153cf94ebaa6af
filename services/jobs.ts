import { randomUUID } from 'node:crypto';
import { due } from './requests/due';
import type { Due } from './requests/due';
import { looks } from './requests/looks';
import type { Request } from './requests/request';
import { runAlertJob } from './alertJobs';
import { apply } from './apply';
import { runContactJob } from './contactJobs';
import { Fault } from './faults';
import { jobLanes } from './ports';
import type { Claim, ClaimedJob, JobLane } from './ports';
import { backoffMs, isHopeless, putBack } from './putBack';
import type { Trouble } from './putBack';
import type { Answer } from './refusals';
import { runReviewJob } from './reviewJobs';
import { askReview } from './reviewing';
import { takeStep } from './steps';
import { lookOnceMore, sweep } from './sweep';
import { untraced } from './tracing';
import type { Trace } from './tracing';
import type { World } from './world';

/** So many jobs of each lane run at once: revoking has its own, whatever else is stuck. */
const atOnce: Readonly<Record<JobLane, number>> = { revoking: 4, telling: 6, other: 4 };
const idleMs = 5_000;
const soonestMs = 20;

/** After so many failures of a step somebody is told; it goes on being tried. */
const stuckAfter = 5;

/** Runs due jobs of these lanes until stopped; wakes after every commit, and `stop` waits for what is under way. */
export function runJobs(
  world: World,
  mine: readonly JobLane[] = jobLanes,
  trace: Trace = untraced,
): { stop(): Promise<void> } {
  const lanes = mine.map((lane) => runLane(world, lane, trace));
  return {
    async stop() {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

function runLane(world: World, lane: JobLane, trace: Trace): { stop(): Promise<void> } {
  const owner = randomUUID();
  const under = new Map<ClaimedJob, Promise<void>>();
  const ended = new AbortController();
  let wake: () => void = () => undefined;
  const forget = world.store.onWork((lanes) => {
    if (lanes.includes(lane)) wake();
  });
  const loop = (async () => {
    while (!ended.signal.aborted) {
      const woken = new Promise<void>((resolve) => (wake = resolve));
      const room = atOnce[lane] - under.size;
      const { jobs, nextMs = idleMs } = await claim(world, owner, room, lane, [...under.keys()]);
      for (const job of jobs) {
        const verb = job.key.split(':', 1)[0] ?? '';
        const run = trace('job', { verb, lane }, () => runJob(world, job)).finally(() => {
          const wasFull = under.size >= atOnce[lane];
          under.delete(job);
          // Whoever had room has claimed all that was due.
          if (wasFull) wake();
        });
        under.set(job, run);
      }
      const isFull = room <= 0;
      if (isFull || jobs.length < room)
        await sleepUntil(woken, isFull ? idleMs : Math.max(soonestMs, Math.min(idleMs, nextMs)));
    }
  })();
  return {
    async stop() {
      ended.abort();
      forget();
      wake();
      await loop;
      await Promise.all(under.values());
    },
  };
}

/** Runs one claimed job and finishes it, or puts it back with the code of what went wrong. A job that is due no longer is only finished. */
export async function runJob(world: World, job: ClaimedJob): Promise<void> {
  let what: Due | undefined;
  try {
    const request = await world.store.read(job.requestId);
    const concern = request === undefined ? await world.store.concern(job.requestId) : undefined;
    if (concern !== undefined) {
      await runAlertJob(world, concern, job);
      return;
    }
    const circle = request === undefined ? await world.store.circle(job.requestId) : undefined;
    if (circle !== undefined) {
      await runContactJob(world, circle, job);
      return;
    }
    const review = request === undefined ? await world.store.review(job.requestId) : undefined;
    if (review !== undefined) {
      await runReviewJob(world, review, job);
      return;
    }
    what = dueNow(request, job);
    const left =
      request !== undefined && what !== undefined ? await perform(world, request, what) : undefined;
    // A commit takes away every job of its request that is due no longer.
    if (left !== undefined && dueNow(left, job) === undefined) return;
    // A step that could not be finished yet, such as finding a free approver, is tried again.
    if (dueNow(await world.store.read(job.requestId), job) === undefined) await world.store.finish(job);
    else await world.store.postpone(job, backoffMs(job), 'STILL_DUE');
  } catch (error) {
    await putBack(world, job, error, (trouble) => giveUp(world, job, what, trouble));
  }
}

function dueNow(request: Request | undefined, { key }: ClaimedJob): Due | undefined {
  return request === undefined ? undefined : due(request).find((one) => one.key === key);
}

/** Does what is due; returns the request as its last commit left it, where that is at hand. */
async function perform(world: World, request: Request, what: Due): Promise<Request | undefined> {
  switch (what.kind) {
    case 'step':
      await takeStep(world, request, what.step);
      return undefined;
    case 'timer':
      return done(await apply(world.store, request.id, 'desk', { kind: 'timer', timer: what.timer }));
    case 'sweep':
      await sweep(world, request);
      return undefined;
    case 'late':
      await lookOnceMore(world, request, what.attempt);
      return undefined;
    case 'review':
      await askReview(world, request);
      return undefined;
    case 'tell':
      return await tell(world, request, what.slot);
  }
}

async function tell(world: World, request: Request, name: string): Promise<Request | undefined> {
  const slot = looks(request).find((one) => one.name === name);
  if (slot === undefined || request.told[name]?.look === slot.look) return undefined;
  const receipt = await world.messenger.tell(request, name);
  return done(
    await apply(world.store, request.id, 'desk', {
      kind: 'record',
      happening: { kind: 'told', slot: name, look: slot.look, receipt },
    }),
  );
}

function done(answer: Answer<Request>): Request | undefined {
  return 'done' in answer ? answer.done : undefined;
}

/**
 * What people are told is given up in the end, and said to be; what takes away is never given up, but after so many tries
 * somebody is told that it is stuck. The notice channel hears of both, so that its own messages are tried without end.
 */
async function giveUp(world: World, job: ClaimedJob, what: Due | undefined, trouble: Trouble): Promise<void> {
  const { requestId, attempt } = job;
  const { code } = trouble;
  if (what?.kind === 'step' && attempt === stuckAfter)
    await apply(world.store, requestId, 'desk', { kind: 'stuck', step: what.step, code });
  if (what?.kind === 'tell' && isHopeless(job, trouble))
    await apply(world.store, requestId, 'desk', { kind: 'undelivered', slot: what.slot, code });
}

const nothing: Claim = { jobs: [], nextMs: undefined };

async function claim(
  world: World,
  owner: string,
  limit: number,
  lane: JobLane,
  holds: readonly ClaimedJob[],
): Promise<Claim> {
  if (limit <= 0) return nothing;
  try {
    return await world.store.claim(owner, limit, lane, holds);
  } catch (error) {
    world.log.error('job:claimFailed', { code: error instanceof Fault ? error.code : 'BUG' });
    return nothing;
  }
}

async function sleepUntil(woken: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const slept = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([woken, slept]);
  clearTimeout(timer);
}
