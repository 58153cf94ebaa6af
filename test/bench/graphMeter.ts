import type { GraphDouble } from '../sandbox/graph/graph';
import { tight } from '../sandbox/graph/throttle';
import type { Recorder } from '../sandbox/recorder';

/** A call as Graph answered it, whether it counts in a tight lane, and from when to when that took (ms of this process). */
export interface Metered {
  readonly tight: boolean;
  /** Whether it looks at somebody's methods, as the watcher does. */
  readonly look: boolean;
  readonly status: number;
  readonly from: number;
  readonly to: number;
}

/** Hears of every call to the simulated Graph, and keeps no word of it. */
export interface GraphMeter {
  readonly recorder: Recorder;
  /** Hears from this Graph when a call arrives. */
  watch(graph: GraphDouble): void;
  /** What was answered since the last time that somebody asked. */
  take(): readonly Metered[];
}

/** A meter that has heard of nothing. */
export function createGraphMeter(): GraphMeter {
  const began = new Map<string, number>();
  let calls: Metered[] = [];
  const idOf = (headers: Readonly<Record<string, string>>): string => headers['client-request-id'] ?? '';
  return {
    recorder: {
      exchanges: [],
      record({ to: name, url, status, requestHeaders }) {
        if (name !== 'graph') return;
        const to = performance.now();
        const id = idOf(requestHeaders);
        calls.push({ ...kindOf(new URL(url).pathname), status, from: began.get(id) ?? to, to });
        began.delete(id);
      },
    },
    watch(graph) {
      // No fault at all: it is only asked of each call whether it is meant.
      const arrives = ({ headers }: { headers: Readonly<Record<string, string>> }): boolean => {
        began.set(idOf(headers), performance.now());
        return false;
      };
      graph.fault(arrives, 'resetBefore', Number.POSITIVE_INFINITY);
    },
    take() {
      const taken = calls;
      calls = [];
      return taken;
    },
  };
}

function kindOf(pathname: string): Pick<Metered, 'tight' | 'look'> {
  return { tight: tight.test(pathname), look: pathname.endsWith('/authentication/methods') };
}

/** For how long (ms) Graph was at work within this time, calls that ran side by side counted once. */
export function busyMs(calls: readonly Metered[], from: number, to: number): number {
  let busy = 0;
  let until = from;
  for (const call of [...calls].sort((one, other) => one.from - other.from)) {
    const begin = Math.max(call.from, until);
    const end = Math.min(call.to, to);
    if (end <= begin) continue;
    busy += end - begin;
    until = end;
  }
  return busy;
}
