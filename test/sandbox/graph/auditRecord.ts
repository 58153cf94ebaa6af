/** An entry of the tenant's log of changes. */
export interface AuditRecord {
  readonly id: string;
  readonly activityDateTime: string;
  readonly activityDisplayName: string;
  readonly service: 'Authentication Methods' | 'Core Directory';
  readonly resultReason: string;
  readonly initiator: string;
  readonly targetId: string;
  /** Names of the properties of the target that were changed. */
  readonly modified: readonly string[];
}
