import { z } from 'zod/v4';
import { startDouble } from './httpsDouble';
import type { Double } from './httpsDouble';
import type { Recorder } from './recorder';

const attribute = z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) });
const span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: z.array(attribute),
});
const posted = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(attribute) }),
      scopeSpans: z.array(z.object({ spans: z.array(span) })),
    }),
  ),
});

export type CollectedSpan = z.infer<typeof span>;

/** With what the product may post spans. */
export const collectorKey = 'collector-key-of-the-sandbox';

/** An OpenTelemetry collector that takes OTLP as JSON, and keeps the spans in the order in which they came. */
export interface Collector extends Double {
  readonly spans: readonly CollectedSpan[];
  /** The attributes of whoever sent spans, as text. */
  readonly senders: readonly string[];
}

/** Starts it on loopback. */
export async function startCollector(recorder: Recorder): Promise<Collector> {
  const spans: CollectedSpan[] = [];
  const senders: string[] = [];
  const double = await startDouble(
    'collector',
    ({ method, url, headers, body }) => {
      if (headers['x-key'] !== collectorKey) return { status: 401, body: {} };
      if (method !== 'POST' || url.pathname !== '/v1/traces') return { status: 404, body: {} };
      for (const { resource, scopeSpans } of posted.parse(JSON.parse(body)).resourceSpans) {
        senders.push(JSON.stringify(resource.attributes));
        spans.push(...scopeSpans.flatMap((scope) => scope.spans));
      }
      return { status: 200, body: {} };
    },
    { recorder },
  );
  return { ...double, spans, senders };
}
