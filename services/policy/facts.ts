import type { MethodKind } from './terms';

/** A person of the directory: object id, display name, user principal name. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly upn: string;
}

/** One registered authentication method; `onPhone` tells that it lives on (or rings) a telephone. */
export interface Method {
  readonly id: string;
  readonly kind: MethodKind;
  readonly onPhone: boolean;
  readonly label: string;
}

/** A pass as the tenant shows it: never with its passcode. Times in ISO 8601. */
export interface Pass {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly state: 'usable' | 'used' | 'expired' | 'outOfScope' | 'notYet' | 'unknown';
}

/** A telephone number on file, and whether it rings the mobile phone. */
export interface PhoneNumber {
  readonly label: 'work' | 'mobile';
  readonly number: string;
}

/** What the tenant says about a subject, all read at one time; `readAt` in ISO 8601. */
export interface SubjectFacts extends Person {
  readonly readAt: string;
  readonly department: string;
  readonly jobTitle: string;
  /** Where the person works, as the directory writes it; policy may know the hours of this site. */
  readonly office: string | undefined;
  /** Two accounts with the same one belong to one person. */
  readonly employeeId: string | undefined;
  readonly enabled: boolean;
  readonly guest: boolean;
  readonly shared: boolean;
  readonly managementRestricted: boolean;
  readonly manager: Person | undefined;
  readonly phones: readonly PhoneNumber[];
  readonly methods: readonly Method[];
  readonly pass: Pass | undefined;
  readonly signedInBefore: boolean | undefined;
  readonly startDate: string | undefined;
  /** Ids of the definitions of directory roles, active or eligible; undefined when they could not be read. */
  readonly roles: readonly string[] | undefined;
  /**
   * Whether the person is in, may activate, or owns a group to which roles can be assigned, or owns an application that may
   * change the tenant by itself; undefined when unknown.
   */
  readonly powerful: boolean | undefined;
  /** Every group that the person is in or may activate. */
  readonly groupIds: readonly string[];
  /**
   * Names of the Conditional Access policies that hold a privileged pass of this person to a device or a place; undefined
   * when nobody asked, as for everybody who is no administrator.
   */
  readonly restrictedBy: readonly string[] | undefined;
}

/** How far Identity Protection trusts an account; `unknown` where the tenant does not tell (it needs a licence). */
export type Risk = 'none' | 'low' | 'medium' | 'high' | 'unknown';

/** When the contacts and the password of an account last changed (ISO 8601), as far as the log reaches. */
export interface Changes {
  readonly phone: string | undefined;
  readonly manager: string | undefined;
  readonly password: string | undefined;
}

/** What lies behind the facts of a subject: how settled the account is, and how risky. */
export interface Background {
  /** Undefined when the log could not be read. */
  readonly changes: Changes | undefined;
  readonly risk: Risk;
  /** The last interactive sign-in that succeeded in the last two hours (ISO 8601). */
  readonly signedInAt: string | undefined;
  /** Whether the manager can be asked: an active member whose account is not at risk. */
  readonly managerFit: boolean;
}

/** What the service desk says about a ticket. */
export interface TicketFacts {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly open: boolean;
  /** Whether the ticket is for the subject: by object id, user name or mail, never by display name. */
  readonly forSubject: 'match' | 'mismatch' | 'unknown';
  /** Directory names (UPN or mail) of the person who raised it, when the desk tells. */
  readonly raisedBy: string | undefined;
  readonly link: string;
}
