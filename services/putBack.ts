import { Fault } from './faults';
import type { ClaimedJob } from './ports';
import type { World } from './world';

/** A message to somebody who cannot be reached at all is given up soon, one that meets an outage after more than an hour. */
const hopelessTries = 3;
const patientTries = 80;

/** What went wrong with a job, by its stable code, and whether trying again can help. */
export interface Trouble {
  readonly code: string;
  readonly retryable: boolean;
}

/** How long (ms) a job waits after so many tries. */
export function backoffMs({ attempt }: ClaimedJob): number {
  return Math.min(60_000, 500 * 2 ** Math.min(attempt, 7));
}

/** Whether a message has been tried often enough to be given up. */
export function isHopeless({ attempt }: ClaimedJob, { retryable }: Trouble): boolean {
  return attempt >= (retryable ? patientTries : hopelessTries);
}

/** Logs what went wrong and puts the job back for later; then `after` sees to what follows from it. */
export async function putBack(
  world: World,
  job: ClaimedJob,
  error: unknown,
  after: (trouble: Trouble) => Promise<void>,
): Promise<void> {
  const fault = error instanceof Fault ? error : undefined;
  const trouble = { code: fault?.code ?? 'BUG', retryable: fault?.details.retryable === true };
  world.log[trouble.retryable ? 'warn' : 'error']('job:failed', {
    code: trouble.code,
    key: job.key,
    attempt: job.attempt,
    ...(fault === undefined ? { bug: error instanceof Error ? error.name : typeof error } : {}),
  });
  try {
    const wait = Math.max(backoffMs(job), fault?.details.retryAfterMs ?? 0);
    await world.store.postpone(job, wait, trouble.code);
    await after(trouble);
  } catch {
    world.log.error('job:notPutBack', { key: job.key });
  }
}
