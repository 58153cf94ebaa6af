import type { Stage } from '../../../bot/compose';
import { strictLane } from '../../../services/graph/lane';
import { offsetOn } from '../../sandbox/clock';
import type { Course } from '../../sandbox/clock';

let course: Course | undefined;

/** From now on business time goes like this. */
export function keepTo(given: Course): void {
  course = given;
}

/** How a process is composed whose business time goes like this: whatever goes by the machine's time goes as fast. */
export function hurried(given: Course): Stage {
  keepTo(given);
  const { times } = given;
  return {
    // Asking the sandbox's clock over HTTPS, at every look at it, is the sandbox's own cost.
    clock: () => Promise.resolve(offsetOn(course ?? given)),
    lane: { calls: strictLane.calls, perMs: strictLane.perMs / times },
    pace: { everyMs: 5_000 / times, atMost: 200 },
    patience: { holdMs: 20_000 / times, everyMs: 2_000 / times },
    upkeepSeconds: 60 / times,
  };
}
