import { randomInt } from 'node:crypto';

/** How a run is repeated: everything drawn follows from the seed. TAP_FUZZ_RUNS=10000 makes it a long one. */
export const runs = {
  seed: Number(process.env['TAP_FUZZ_SEED'] ?? randomInt(1_000_000)),
  numRuns: Number(process.env['TAP_FUZZ_RUNS'] ?? 200),
};

/** Names the run, so that every report tells how to have it again. */
export const named = `(${runs.numRuns} runs, TAP_FUZZ_SEED=${runs.seed})`;
