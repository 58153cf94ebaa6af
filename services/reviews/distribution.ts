/** How long something took, in many cases: counted in steps that are two hundredths apart, so that memory stays the same. */
export interface Distribution {
  readonly count: number;
  /** Minutes that half, and nine of ten, did not exceed, within two hundredths; undefined of nothing. */
  readonly median: number | undefined;
  readonly p90: number | undefined;
}

const ratio = Math.log(1.02);
/** Shorter than a second counts as a second. */
const shortest = 1 / 60;
const steps = 1_024;

/** Takes times in minutes and tells their middle and their tail. */
export function createDistribution(): { take(minutes: number): void; told(): Distribution } {
  const counts = new Uint32Array(steps);
  let all = 0;
  const at = (share: number): number | undefined => {
    if (all === 0) return undefined;
    let left = Math.ceil(share * all);
    const step = counts.findIndex((count) => (left -= count) <= 0);
    return round(shortest * Math.exp(step * ratio));
  };
  return {
    take(minutes) {
      const step = Math.round(Math.log(Math.max(minutes, shortest) / shortest) / ratio);
      const index = Math.min(step, steps - 1);
      counts[index] = (counts[index] ?? 0) + 1;
      all += 1;
    },
    told: () => ({ count: all, median: at(0.5), p90: at(0.9) }),
  };
}

/** Minutes to one place behind the point; below ten seconds there is nothing to tell. */
function round(minutes: number): number {
  return Math.max(0.1, Math.round(minutes * 10) / 10);
}
