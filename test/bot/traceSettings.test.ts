import { expect, test } from '@jest/globals';
import { ConfigFault, loadConfig } from '../../bot/config';
import { headersOf } from '../../bot/tracing/settings';
import { production } from './production';

test.each<[string, Readonly<Record<string, string>>, string]>([
  [
    'a key for a collector over http',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_EXPORTER_OTLP_HEADERS: 'key=value' },
    'OTEL_EXPORTER_OTLP_HEADERS',
  ],
  [
    'headers that are none',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector', OTEL_EXPORTER_OTLP_HEADERS: 'hidden-value' },
    'OTEL_EXPORTER_OTLP_HEADERS',
  ],
  [
    'a way of sending traces that is not ours',
    { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
    'OTEL_EXPORTER_OTLP_PROTOCOL',
  ],
])('%s stops the start and is named, its value is not', (_, changes, setting) => {
  expect(() => loadConfig({ ...production, ...changes })).toThrow(
    expect.objectContaining({
      faults: [expect.stringMatching(new RegExp(`^${setting}: (?!.*hidden-value)`))],
    }),
  );
  expect(() => loadConfig({ ...production, ...changes })).toThrow(ConfigFault);
});

test('traces go where OpenTelemetry’s own settings say, and nowhere without them or when they are switched off', () => {
  const traced = (changes: Readonly<Record<string, string>>) =>
    loadConfig({ ...production, ...changes }).trace;
  const base = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' };
  expect(traced({})).toBeUndefined();
  expect(traced(base)).toMatchObject({ url: 'http://collector:4318/v1/traces', service: 'tap-desk' });
  expect(traced({ ...base, OTEL_SDK_DISABLED: 'true' })).toBeUndefined();
  const own = { ...base, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example.org/otlp' };
  expect(traced(own)?.url).toBe('https://traces.example.org/otlp');
});

test('headers of the collector are read as OpenTelemetry writes them', () => {
  expect(headersOf('x-key=a%2Cb=c, authorization=Bearer%20abc')).toEqual({
    'x-key': 'a,b=c',
    authorization: 'Bearer abc',
  });
});
