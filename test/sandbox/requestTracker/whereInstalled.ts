import { describe } from '@jest/globals';
import { trackerInstalled } from '../../launch/requestTracker';

/** Describes tests on the real tracker: skipped where it is not installed, which the launcher says aloud, except in CI. */
export function whereInstalled(name: string, tests: () => void): void {
  const run = trackerInstalled() || process.env['CI'] === 'true' ? describe : describe.skip;
  run(name, tests);
}
