import type { Reading, TenantRecord } from './alerts/record';
import type { MethodKind } from './policy/terms';

/** What of the tenant's logs is read from a moment on; `methods` is the part of `audit` in which passes are made. */
export const streams = ['methods', 'audit', 'signIns', 'risk'] as const;
export type Stream = (typeof streams)[number];

/** A log that cannot be read, and why. */
export type Blind = Extract<Reading, { readonly state: 'blind' }>;

/** One page of a log: the records that a rule may ask about, of so many entries, some of which could not be understood. */
export interface LogPage {
  readonly state: 'page';
  readonly records: readonly TenantRecord[];
  readonly entries: number;
  readonly unreadable: number;
}

/** Which methods an account has, as the tenant's report of them says; `updatedAt` in ISO 8601. */
export interface Registration {
  readonly subjectId: string;
  readonly admin: boolean;
  readonly mfaCapable: boolean;
  readonly passwordlessCapable: boolean;
  readonly methods: readonly MethodKind[];
  readonly updatedAt: string;
}

/** The tenant's logs, read behind everything that people wait for. Throws Fault on trouble that may pass. */
export interface TenantLogs {
  /** Whether sign-ins are read with the methods that were used in them. */
  readonly signInMethods: boolean;
  /** What a log holds of the time between two moments (ISO 8601), in any order; one answer when it cannot be read. */
  read(stream: Stream, from: string, until: string): AsyncIterable<LogPage | Blind>;
  /** The report of every account's methods. */
  registrations(): AsyncIterable<readonly Registration[] | Blind>;
}
