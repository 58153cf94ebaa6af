import type { JobLane } from '../ports';

/** What is told to people has this urgency or less. */
export const tellingFrom = 3;

/** In which lane a job of this urgency is. */
export function laneOf(priority: number): JobLane {
  if (priority === 0) return 'revoking';
  return priority < tellingFrom ? 'other' : 'telling';
}
