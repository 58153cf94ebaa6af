import { appendFile } from 'node:fs/promises';
import type { EventSink } from '../eventSink';
import { Fault } from '../faults';
import type { Secret } from '../secret';
import { ocsfEvent } from './ocsf';
import type { Origin } from './ocsf';

/** Posts events as one JSON array over https: one host, no redirects, at most `timeoutMs` a call. */
export function httpsSink(
  {
    url,
    token,
    timeoutMs = 15_000,
  }: { readonly url: string; readonly token: Secret; readonly timeoutMs?: number },
  origin: Origin,
): EventSink {
  const address = new URL(url);
  if (address.protocol !== 'https:') throw new Error('events go out over https only');
  return {
    name: 'https',
    async send(entries) {
      const body = JSON.stringify(entries.map((entry) => ocsfEvent(entry, origin)));
      const authorization = token.reveal((value) => `Bearer ${value}`);
      let response: Response;
      try {
        response = await fetch(address, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json' },
          body,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        });
        // What it says is of no use, and may be long.
        await response.body?.cancel();
      } catch (cause) {
        throw new Fault('SIEM_UNAVAILABLE', { retryable: true, cause });
      }
      if (!response.ok) throw faultOf(response);
    },
  };
}

/** Appends one line of JSON for each event to a file. */
export function fileSink(file: string, origin: Origin): EventSink {
  return {
    name: 'file',
    async send(entries) {
      const lines = entries.map((entry) => `${JSON.stringify(ocsfEvent(entry, origin))}\n`);
      try {
        await appendFile(file, lines.join(''), { mode: 0o600, flush: true });
      } catch (cause) {
        throw new Fault('SIEM_UNAVAILABLE', { retryable: true, cause });
      }
    },
  };
}

function faultOf({ status, headers }: Response): Fault {
  const passing = status === 408 || status === 429 || status >= 500;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return new Fault(passing ? 'SIEM_UNAVAILABLE' : 'SIEM_REFUSED', {
    retryable: passing,
    status,
    ...(seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}),
  });
}
