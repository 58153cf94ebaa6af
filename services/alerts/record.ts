import type { Risk } from '../policy/facts';
import type { MethodKind } from '../policy/terms';

/** Who did something in the tenant: ids are object or application ids in lower case; a person may act through an application. */
export type Initiator =
  | { readonly kind: 'user'; readonly id: string; readonly through: readonly string[] }
  | { readonly kind: 'app'; readonly ids: readonly string[] }
  | { readonly kind: 'unknown' };

/** What every record of the tenant's logs tells. */
interface Trace {
  /** The id of the record in its log: the same record read twice has the same key. */
  readonly key: string;
  /** When it happened by the tenant's clock (ISO 8601), which is not when it could be read. */
  readonly at: string;
  /** The id that the tenant gives to one action, which it may write down more than once. */
  readonly correlation: string | undefined;
}

/** What every record of the log of changes tells besides. */
interface Change extends Trace {
  readonly initiator: Initiator;
  /** The address from which it was done; undefined where the tenant does not tell. */
  readonly ip: string | undefined;
}

/** A pass was made; `own` tells that people made it for themselves. Undefined is what the log does not tell. */
export interface PassCreated extends Change {
  readonly kind: 'passCreated';
  readonly subjectId: string;
  readonly own: boolean;
  readonly multiUse: boolean | undefined;
  readonly lifetimeMinutes: number | undefined;
  readonly startsAt: string | undefined;
}

/** A method was registered for an account, or taken from it. */
export interface MethodChanged extends Change {
  readonly kind: 'methodRegistered' | 'methodDeleted';
  readonly subjectId: string;
  readonly method: MethodKind;
}

/** A policy on which passes rest was changed: the pass policy, Conditional Access, a strength, or a target group itself. */
export interface PolicyChanged extends Change {
  readonly kind: 'policyChanged';
  readonly what: 'passPolicy' | 'conditionalAccess' | 'strength' | 'targetGroup';
  readonly objectId: string | undefined;
}

/** An entry of the log of changes that a rule asks about. */
export type ChangeRecord =
  | PassCreated
  | MethodChanged
  | PolicyChanged
  | (Change & { readonly kind: 'passDeleted'; readonly subjectId: string })
  /** `own` tells that people changed or reset their own. */
  | (Change & { readonly kind: 'passwordChanged'; readonly subjectId: string; readonly own: boolean })
  /** `how` tells apart a role that is held, one that may be activated, and one that was activated for a time. */
  | (Change & {
      readonly kind: 'roleAssigned';
      readonly subjectId: string;
      readonly role: string;
      readonly how: 'active' | 'eligible' | 'activated';
    })
  | (Change & {
      readonly kind: 'memberAdded' | 'memberRemoved';
      readonly subjectId: string;
      readonly groupId: string;
    })
  | (Change & {
      readonly kind: 'deviceRegistered';
      readonly subjectId: string;
      readonly deviceId: string | undefined;
    })
  | (Change & {
      readonly kind: 'contactChanged';
      readonly subjectId: string;
      readonly contact: 'phone' | 'mail' | 'manager';
    })
  /** An application was let in, registered or given a credential; `subjectId` is who did it, where a person did. */
  | (Change & {
      readonly kind: 'appGranted';
      readonly subjectId: string | undefined;
      readonly activity: string;
    })
  /** Any other change; only kept when one of the desk's own identities made it. */
  | (Change & {
      readonly kind: 'otherChange';
      readonly subjectId: string | undefined;
      readonly activity: string;
    });

/** A sign-in. Undefined is what the tenant's licence does not show. */
export interface SignIn extends Trace {
  readonly kind: 'signIn';
  readonly subjectId: string;
  /** 0 when it succeeded. */
  readonly errorCode: number;
  readonly interactive: boolean;
  /** Whether a pass was among the methods, in any of its steps. */
  readonly withPass: boolean | undefined;
  readonly ip: string | undefined;
  /** Two letters, as in NO. */
  readonly country: string | undefined;
  readonly deviceId: string | undefined;
  readonly legacy: boolean;
  /** Whether a Conditional Access policy applied to it; the ones that failed are covered, too. */
  readonly covered?: boolean | undefined;
  /** How risky the tenant thought this sign-in. */
  readonly risk: Risk;
}

/** Identity Protection changed its mind about an account. */
export interface RiskChanged extends Trace {
  readonly kind: 'riskChanged';
  readonly subjectId: string;
  readonly risk: Risk;
}

/** One fact of the tenant's logs, in the field's words; ids of objects in lower case. */
export type TenantRecord = ChangeRecord | SignIn | RiskChanged;

/** What kinds of records there are. */
export type RecordKind = TenantRecord['kind'];

type Among<One, Kind> = One extends { readonly kind: RecordKind }
  ? Kind extends One['kind']
    ? One & { readonly kind: Kind }
    : never
  : never;

/** The record of one kind. */
export type RecordOf<Kind extends RecordKind> = Among<TenantRecord, Kind>;

/** What a rule may read: the log of changes, sign-ins, the methods within them, risk, and the tenant as it is now. */
export const logs = ['audit', 'signIns', 'signInMethods', 'risk', 'groups', 'passes'] as const;
export type Log = (typeof logs)[number];

/** How a log can be read: up to when (ISO 8601) everything was seen, or why it cannot be; `notSet` is the desk's own choice. */
export type Reading =
  | { readonly state: 'read'; readonly until: string }
  | { readonly state: 'blind'; readonly because: 'noPermission' | 'noLicence' | 'notSet' | 'failing' };

/** How each log can be read. */
export type Coverage = Readonly<Record<Log, Reading>>;
