import type { Change, Reference } from './change';

/** What would take a change back; `restore` keeps what a method was and what it was set to, in Graph's own words. */
export type Undo =
  | {
      readonly kind: 'remove';
      readonly what: 'group' | 'strength' | 'place' | 'policy';
      readonly id: string;
      readonly name: string;
    }
  | { readonly kind: 'takeOwner' | 'giveOwner'; readonly groupId: string; readonly ownerId: string }
  | { readonly kind: 'giveMember'; readonly groupId: string; readonly memberId: string }
  | { readonly kind: 'turnOff'; readonly policyId: string }
  | { readonly kind: 'restore'; readonly method: MethodName; readonly to: unknown; readonly set: unknown };

export type MethodName = 'passkey' | 'authenticator' | 'pass';

/** How far a change is, by what the tenant holds now. */
export type Looked =
  | { readonly is: 'open'; readonly undo: Undo | undefined }
  | { readonly is: 'done'; readonly madeId: string | undefined }
  /** Something else bears the name. */
  | { readonly is: 'taken' };

/** The object id behind a reference; undefined while it has not been made. */
export type IdOf = (reference: Reference) => string | undefined;

/** A signed-in administrator, who makes changes with rights of their own. */
export interface Administrator {
  readonly id: string;
  readonly name: string;
}

/** Changes the tenant, one write at a time; nothing here is repeated when an answer was lost. Throws Fault. */
export interface TenantWriter {
  /** Who signed in; undefined for an application, which must not change anything. */
  who(): Promise<Administrator | undefined>;
  look(change: Change, idOf: IdOf): Promise<Looked>;
  /** Answers with the id of what was made, where something was. */
  make(change: Change, idOf: IdOf): Promise<string | undefined>;
  /** Takes a change back; `kept` leaves what is in use, or is not what was made any more. */
  undo(undo: Undo): Promise<'undone' | 'gone' | 'kept'>;
  /** Turns a policy on that stands in report-only. */
  turnOn(policyId: string): Promise<void>;
}
