import { z } from 'zod/v4';
import { Secret } from '../../services/secret';

const address = z
  .url({ protocol: /^https?$/, error: 'expected an http or https address' })
  .transform((url) => url.replace(/\/$/, ''));
const text = z.string('expected a value').min(1, 'expected a value');

/** Where traces go, in OpenTelemetry's own names for its settings; nowhere without an address. */
export const traceShape = {
  OTEL_SDK_DISABLED: z.enum(['true', 'false'], 'expected true or false').default('false'),
  OTEL_EXPORTER_OTLP_ENDPOINT: address.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: address.optional(),
  OTEL_EXPORTER_OTLP_HEADERS: text.transform((value) => new Secret(value)).optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z.literal('http/json', 'expected http/json').default('http/json'),
  OTEL_SERVICE_NAME: text.default('tap-desk'),
};

type Given = z.infer<z.ZodObject<typeof traceShape>>;

/** The address of the collector, what is sent along with every post, and how the desk calls itself there. */
export interface TraceSettings {
  readonly url: string;
  readonly headers: Secret | undefined;
  readonly service: string;
}

/** Where traces go; undefined when they are not configured or switched off. */
export function traceOf(given: Given): TraceSettings | undefined {
  const url = addressOf(given);
  if (url === undefined || given.OTEL_SDK_DISABLED === 'true') return undefined;
  return { url, headers: given.OTEL_EXPORTER_OTLP_HEADERS, service: given.OTEL_SERVICE_NAME };
}

/** What is wrong with the settings of traces taken together. */
export function traceFaults(given: Given): readonly string[] {
  const headers = given.OTEL_EXPORTER_OTLP_HEADERS;
  return [
    ...(headers !== undefined && !headers.reveal((value) => pairs.test(value))
      ? ['OTEL_EXPORTER_OTLP_HEADERS: expected name=value, several with commas']
      : []),
    ...(headers !== undefined && addressOf(given)?.startsWith('http:') === true
      ? ['OTEL_EXPORTER_OTLP_HEADERS: not over http, which anybody on the way reads']
      : []),
  ];
}

/** The headers as they are sent; a value may be written with % where it has a comma. */
export function headersOf(given: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.split(',').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())];
    }),
  );
}

const pairs = /^\s*[\w-]+\s*=(?:[^,%]|%[\da-f]{2})+(?:,\s*[\w-]+\s*=(?:[^,%]|%[\da-f]{2})+)*$/i;

function addressOf(given: Given): string | undefined {
  const { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own, OTEL_EXPORTER_OTLP_ENDPOINT: base } = given;
  return own ?? (base === undefined ? undefined : `${base}/v1/traces`);
}
