import { Fault } from '../faults';
import type { FaultCode } from '../faults';

const noMore = 512;

/** What Graph said when it refused: status, its own code and message (kept inside this folder), and its id of the call. */
export interface GraphRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly vendorId: string;
  readonly retryAfterMs: number | undefined;
}

/** Reads the documented error body; anything else counts as an empty one. */
export function readRefusal(status: number, headers: Headers, body: unknown): GraphRefusal {
  const error = member(body, 'error');
  const inner = member(error, 'innerError') ?? member(error, 'innererror');
  const wait = Number(headers.get('retry-after') ?? Number.NaN);
  return {
    status,
    code: text(member(error, 'code')),
    message: text(member(error, 'message')),
    vendorId: headers.get('request-id') ?? text(member(inner, 'request-id')),
    retryAfterMs: Number.isFinite(wait) ? wait * 1000 : undefined,
  };
}

/** The fault for a refused call. */
export function faultOf(refusal: GraphRefusal): Fault {
  const { status, vendorId, retryAfterMs, code: vendorCode } = refusal;
  const [code, retryable] = codeOf(status);
  return new Fault(code, {
    retryable,
    status,
    vendorId,
    vendorCode,
    ...(isUnlicensed(refusal) && { unlicensed: true }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** The codes differ from area to area, and some areas only say it in words. */
function isUnlicensed({ status, code, message }: GraphRefusal): boolean {
  if (status !== 400 && status !== 403) return false;
  return /PremiumLicense|NonPremiumTenant|NotLicensed/i.test(code) || /\blicen[cs]ed?\b/i.test(message);
}

function codeOf(status: number): readonly [FaultCode, boolean] {
  if (status === 429) return ['GRAPH_THROTTLED', true];
  if (status === 401 || status === 403) return ['GRAPH_FORBIDDEN', false];
  if (status === 404) return ['GRAPH_NOT_FOUND', false];
  if (status >= 500) return ['GRAPH_UNAVAILABLE', true];
  return ['GRAPH_REFUSED', false];
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, noMore) : '';
}
