import type { Bounds } from './bounds';

/** That a number lies outside its bounds, as one sentence that begins with its path; empty when it does not. */
export function outside(path: string, value: number, { least, most }: Bounds): readonly string[] {
  if (value >= least && (most === undefined || value <= most)) return [];
  return [`${path}: ${most === undefined ? `at least ${least}` : `${least} to ${most}`}`];
}
