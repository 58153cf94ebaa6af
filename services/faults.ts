/** Stable codes of trouble with the world outside; the only detail that leaves the process beside a reference. */
export type FaultCode =
  | 'GRAPH_UNAVAILABLE'
  | 'GRAPH_THROTTLED'
  | 'GRAPH_FORBIDDEN'
  | 'GRAPH_NOT_FOUND'
  | 'GRAPH_REFUSED'
  | 'GRAPH_LIFETIME'
  | 'GRAPH_NOT_IN_SCOPE'
  | 'GRAPH_GUEST'
  | 'GRAPH_AMBIGUOUS'
  | 'GRAPH_ANSWER'
  | 'DESK_UNAVAILABLE'
  | 'DESK_THROTTLED'
  | 'DESK_FORBIDDEN'
  | 'DESK_ANSWER'
  | 'DESK_NOT_WRITTEN'
  | 'CHAT_UNREACHABLE'
  | 'CHAT_GONE'
  | 'VERIFIED_ID_UNAVAILABLE'
  | 'VERIFIED_ID_THROTTLED'
  | 'VERIFIED_ID_FORBIDDEN'
  | 'VERIFIED_ID_REFUSED'
  | 'VERIFIED_ID_ANSWER'
  | 'SIEM_UNAVAILABLE'
  | 'SIEM_REFUSED'
  | 'SIGN_IN_FAILED'
  | 'IDENTITY_ABSENT'
  | 'STORE_UNAVAILABLE'
  | 'STORE_SUBJECT_BUSY'
  | 'REVOKED_UNRECORDED'
  | 'SEAL_BROKEN'
  | 'CLOCK_UNAVAILABLE';

/** Trouble of a port: a stable code, whether trying again can help, and when; the message never holds a vendor's text. */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly code: FaultCode,
    readonly details: {
      readonly retryable: boolean;
      readonly retryAfterMs?: number;
      readonly status?: number;
      /** The vendor's own id of the failed call, for its support. */
      readonly vendorId?: string;
      /** The vendor's own stable code, for adapters only. */
      readonly vendorCode?: string;
      /** The vendor refused because something is not licensed, for adapters only. */
      readonly unlicensed?: true;
      readonly cause?: unknown;
    },
  ) {
    super(code, { cause: details.cause });
  }
}
