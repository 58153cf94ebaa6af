import { AsyncLocalStorage } from 'node:async_hooks';
import type { Attributes, Context } from '@opentelemetry/api';
import { Fault } from '../../services/faults';
import type { GraphCall } from '../../services/graphCalls';
import type { Log } from '../../services/ports';
import type { SpanLabels, Trace, Traced } from '../../services/tracing';
import { within } from '../../services/within';
import type { Role } from '../roles';
import { reportLost } from './reportLost';
import { headersOf } from './settings';
import type { TraceSettings } from './settings';

/** Spans of a process, on their way to the collector. */
export interface Tracing {
  readonly trace: Trace;
  /** A call to the tenant that has ended, as a span of its own within the one that is under way. */
  readonly graphCall: (call: GraphCall) => void;
  /** Sends what is left, within two seconds. */
  stop(): Promise<void>;
}

const stopMs = 2_000;

/** Spans in batches over OTLP. Nothing is registered for the whole process, so no library traces by itself what it sends. */
export async function createTracing(
  { url, headers, service }: TraceSettings,
  roles: readonly Role[],
  log: Log,
): Promise<Tracing> {
  // Loaded here, so that a process that traces nothing does not hold them.
  const [{ ROOT_CONTEXT, SpanStatusCode, trace: api }, sdk, { OTLPTraceExporter }, resources] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const sent = headers === undefined ? {} : { headers: () => Promise.resolve(headers.reveal(headersOf)) };
  const exporter = reportLost(new OTLPTraceExporter({ url, ...sent }), log);
  const provider = new sdk.BasicTracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': service, 'tap_desk.roles': [...roles] }),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('tap-desk');
  const underWay = new AsyncLocalStorage<Context>();
  const parent = (): Context => underWay.getStore() ?? ROOT_CONTEXT;

  return {
    async trace(what, labels, work, labelled) {
      const span = tracer.startSpan(nameOf(what, labels), { attributes: attributesOf(labels) }, parent());
      try {
        const answer = await underWay.run(api.setSpan(parent(), span), work);
        if (labelled !== undefined) span.setAttributes(attributesOf(labelled(answer)));
        return answer;
      } catch (error) {
        const fault = error instanceof Fault ? error.code : 'BUG';
        span.setAttributes(attributesOf({ fault }));
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    graphCall({ lane, ended, ms }) {
      const startTime = Date.now() - ms;
      const attributes = attributesOf({ lane, ended });
      tracer.startSpan(nameOf('graph', { lane }), { startTime, attributes }, parent()).end();
    },
    async stop() {
      await within(provider.shutdown(), stopMs);
    },
  };
}

function nameOf(what: Traced, { verb, lane, route }: SpanLabels): string {
  return [what, verb ?? lane ?? route].filter((part) => part !== undefined).join(' ');
}

function attributesOf({ verb, lane, route, ended, fault, status }: SpanLabels): Attributes {
  const all = {
    'tap_desk.verb': verb,
    'tap_desk.lane': lane,
    'http.route': route,
    'tap_desk.ended': ended,
    'error.type': fault,
    'http.response.status_code': status,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
