/** What a process used up to now: processor time in ms, and memory in MiB that is resident, on the heap, and outside it. */
export interface Usage {
  readonly cpuMs: number;
  readonly rss: number;
  readonly heap: number;
}

/** What this process used. */
export function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return { cpuMs: (user + system) / 1_000, rss: rss / 2 ** 20, heap: heapUsed / 2 ** 20 };
}
