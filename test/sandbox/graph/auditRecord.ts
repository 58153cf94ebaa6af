import type { AccessStatus } from './configuration/accessStatus';

/** What an entry of the log of changes is about, with the properties that were changed. */
export interface AuditTarget {
  readonly id: string;
  readonly type: 'User' | 'Group' | 'Device' | 'Role' | 'Policy' | 'Application' | 'Other';
  readonly name?: string;
  readonly modified?: readonly { readonly name: string; readonly newValue: string }[];
}

/** An entry of the tenant's log of changes; it can be read from `readableAt` (ms on the sandbox's clock) on. */
export interface AuditRecord {
  readonly id: string;
  readonly activityDateTime: string;
  readonly readableAt: number;
  readonly activityDisplayName: string;
  readonly service: string;
  readonly category: string;
  readonly correlationId: string;
  readonly result: 'success' | 'failure';
  readonly resultReason: string;
  /** A person of the tenant, or the client id of an application. */
  readonly initiator: string;
  readonly ip: string | null;
  readonly targets: readonly AuditTarget[];
}

/** A sign-in as the tenant keeps it. */
export interface SignInRecord {
  readonly id: string;
  readonly createdDateTime: string;
  readonly readableAt: number;
  readonly userId: string;
  /** 0 for one that succeeded. */
  readonly errorCode: number;
  readonly reason: string;
  readonly method: string;
  readonly ip: string;
  readonly country: string;
  readonly deviceId: string;
  readonly appId: string;
  readonly client: string;
  readonly risk: 'none' | 'low' | 'medium' | 'high';
  /** What Conditional Access did about it. */
  readonly access: AccessStatus;
}

/** What Identity Protection found about an account. */
export interface RiskDetection {
  readonly id: string;
  readonly detectedDateTime: string;
  readonly readableAt: number;
  readonly userId: string;
  readonly riskLevel: 'low' | 'medium' | 'high';
  readonly riskState: 'atRisk' | 'remediated' | 'dismissed' | 'confirmedCompromised';
}
