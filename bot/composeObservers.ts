import type { GraphCall } from '../services/graphCalls';
import type { Log } from '../services/ports';
import { untraced } from '../services/tracing';
import type { Trace } from '../services/tracing';
import type { Config } from './config';
import type { Edge } from './edge';
import { createMetrics } from './metrics/metrics';
import type { Metrics } from './metrics/metrics';
import { timedEdge } from './metrics/timedEdge';
import { createTracing } from './tracing/openTelemetry';
import { tracedEdge } from './tracing/tracedEdge';

/** Who looks on at what the process does; nobody, unless the environment names a port for metrics or a collector for traces. */
export interface Observers {
  readonly metrics: Metrics | undefined;
  readonly trace: Trace;
  readonly graphCall: (call: GraphCall) => void;
  readonly edge: (edge: Edge) => Edge;
  /** Sends what was seen and not sent yet. */
  stop(): Promise<void>;
}

/** The observers that the environment asks for. */
export async function observersOf({ metricsPort, trace, roles }: Config, log: Log): Promise<Observers> {
  const metrics = metricsPort === undefined ? undefined : createMetrics();
  const tracing = trace && (await createTracing(trace, roles, log));
  return {
    metrics,
    trace: tracing?.trace ?? untraced,
    graphCall(call) {
      metrics?.graphCall(call);
      tracing?.graphCall(call);
    },
    edge(edge) {
      const timed = timedEdge(edge, metrics);
      return tracing === undefined ? timed : tracedEdge(timed, tracing.trace);
    },
    stop: async () => {
      await tracing?.stop();
    },
  };
}
