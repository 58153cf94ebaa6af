import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { people } from '../people';
import type { SandboxPerson } from '../people';
import type { AuditRecord } from './auditRecord';

const dayMs = 24 * 60 * 60_000;

/** What the log of the tenant holds about the contacts of a person from the time before it started. */
export function changesOf({ id, changed = {} }: SandboxPerson, clock: Clock): readonly AuditRecord[] {
  const record = (days: number, activityDisplayName: string, property: string): AuditRecord => ({
    id: randomUUID(),
    activityDateTime: new Date(clock.now().getTime() - days * dayMs).toISOString(),
    readableAt: 0,
    activityDisplayName,
    service: 'Core Directory',
    category: 'UserManagement',
    correlationId: randomUUID(),
    result: 'success',
    resultReason: '',
    initiator: people.georg.id,
    ip: null,
    targets: [{ id, type: 'User', modified: [{ name: property, newValue: '' }] }],
  });
  return [
    ...(changed.phone === undefined ? [] : [record(changed.phone, 'Update user', 'TelephoneNumber')]),
    ...(changed.manager === undefined ? [] : [record(changed.manager, 'Set user manager', 'Manager')]),
  ];
}
