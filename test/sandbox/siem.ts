import { startDouble } from './httpsDouble';
import type { Double } from './httpsDouble';
import type { Recorder } from './recorder';

/** With what the product may post events. */
export const siemToken = 'siem-token-of-the-sandbox';

/** A SIEM that takes JSON arrays of events over https, and keeps them in the order in which they came. */
export interface SiemDouble extends Double {
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

/** Starts it on loopback. */
export async function startSiem(recorder: Recorder): Promise<SiemDouble> {
  const events: Readonly<Record<string, unknown>>[] = [];
  const double = await startDouble(
    'siem',
    ({ method, headers, body }) => {
      if (headers['authorization'] !== `Bearer ${siemToken}`) return { status: 401, body: {} };
      if (method !== 'POST' || headers['content-type'] !== 'application/json')
        return { status: 415, body: {} };
      events.push(...(JSON.parse(body) as readonly Readonly<Record<string, unknown>>[]));
      return { status: 200, body: { taken: events.length } };
    },
    { recorder },
  );
  return { ...double, events };
}
