import { Fault } from '../faults';
import type { FaultCode } from '../faults';

/** The JSON that the service answered, read whole; throws the Fault that anything else means. Nothing of its own text is kept. */
export function readAnswer({ status, headers }: Response, text: string): unknown {
  const vendorId = vendorIdOf(headers);
  const trouble = (code: FaultCode, retryable: boolean): Fault =>
    new Fault(code, { retryable, status, ...(vendorId === undefined ? {} : { vendorId }) });
  if (status === 429) throw trouble('VERIFIED_ID_THROTTLED', true);
  if (status === 401 || status === 403) throw trouble('VERIFIED_ID_FORBIDDEN', false);
  if (status >= 500) throw trouble('VERIFIED_ID_UNAVAILABLE', true);
  if (status !== 201) throw trouble('VERIFIED_ID_REFUSED', false);
  try {
    return JSON.parse(text);
  } catch {
    throw trouble('VERIFIED_ID_ANSWER', true);
  }
}

/** Microsoft's correlation vector of the call. */
function vendorIdOf(headers: Headers): string | undefined {
  const id = headers.get('ms-cv') ?? headers.get('request-id');
  return id !== null && /^[\w.+/=-]{1,128}$/.test(id) ? id : undefined;
}
