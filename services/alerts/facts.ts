import type { Pass } from '../policy/facts';
import type { RefusedBecause } from '../policy/classOf';
import type { Policy } from '../policy/policy';
import type { SubjectClass, TapGroup } from '../policy/terms';
import type { Request } from '../requests/request';
import type { Coverage, TenantRecord } from './record';

/** What is known about an account named in a record. */
export interface Account {
  readonly class: SubjectClass;
  readonly refused: RefusedBecause | undefined;
  /** The name of the office, which decides hours and holidays; undefined for the main one. */
  readonly site: string | undefined;
}

/** A pass that the tenant shows now, and whose it is. */
export interface LivePass {
  readonly subjectId: string;
  readonly pass: Pass;
}

/** The tenant as it is now; ids in lower case. */
export interface TenantNow {
  readonly groups: Readonly<Record<TapGroup, { readonly id: string; readonly members: readonly string[] }>>;
  readonly passes: readonly LivePass[];
  readonly accounts: ReadonlyMap<string, Account>;
  readonly emergencyAccounts: readonly string[];
  /** Who may ask for passes: the members of the technicians' group. */
  readonly technicians: readonly string[];
  /** Application and object ids of the desk's own identities. */
  readonly identities: {
    readonly front: readonly string[];
    readonly reaper: readonly string[];
    readonly signIn: readonly string[];
  };
}

/** From where the page of a case was opened. */
export interface OpenedFrom {
  readonly requestId: string;
  readonly ip: string;
}

/** The review after a privileged case that is not signed though its time is over. */
export interface LateReview {
  readonly id: string;
  readonly requestId: string;
  readonly subjectId: string | undefined;
  /** ISO 8601. */
  readonly dueAt: string;
}

/** Everything that rules are asked about; records may come in any order, twice, and late. */
export interface Gathered {
  /** ISO 8601, by the desk's clock. */
  readonly now: string;
  /** From when on (ISO 8601) the records are complete. */
  readonly since: string;
  readonly records: readonly TenantRecord[];
  /** Every case that is open, or was opened or had a pass since then. */
  readonly cases: readonly Request[];
  readonly openedFrom: readonly OpenedFrom[];
  readonly lateReviews: readonly LateReview[];
  readonly tenant: TenantNow;
  readonly coverage: Coverage;
  readonly policy: Policy;
}
