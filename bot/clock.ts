import { z } from 'zod/v4';
import { Fault } from '../services/faults';

const shape = z.object({ offsetMs: z.number() });

/** How far business time is from database time: 0, or what the sandbox's clock says now (ms). */
export function businessOffset(clockUrl: string | undefined): () => Promise<number> {
  if (clockUrl === undefined) return () => Promise.resolve(0);
  return async () => {
    try {
      const response = await fetch(clockUrl, { signal: AbortSignal.timeout(5_000) });
      return shape.parse(await response.json()).offsetMs;
    } catch (cause) {
      throw new Fault('CLOCK_UNAVAILABLE', { retryable: true, cause });
    }
  };
}
