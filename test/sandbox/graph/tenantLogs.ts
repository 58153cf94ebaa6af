import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { AuditRecord, AuditTarget, RiskDetection, SignInRecord } from './auditRecord';
import type { AccessStatus } from './configuration/accessStatus';
import { createLogTraps } from './logTraps';

const office = { ip: '198.51.100.7', country: 'NO', deviceId: '' };
const myAccount = '8c59ead7-d703-4a27-9e55-c96a0054c8d2';

/** The logs of the simulated tenant, and how what happens in it gets there. */
export function createTenantLogs(
  clock: Clock,
  earlier: readonly AuditRecord[],
  accessTo: (signIn: Omit<SignInRecord, 'access'>) => AccessStatus,
) {
  const audits = [...earlier];
  const signIns: SignInRecord[] = [];
  const detections: RiskDetection[] = [];
  const logTraps = createLogTraps();
  const readableAt = (): number => clock.now().getTime() + logTraps.delayMs;

  /** Writes an action down; the service that keeps methods writes each of its own twice. */
  function write(
    activityDisplayName: string,
    resultReason: string,
    initiator: string,
    targets: readonly AuditTarget[],
    more: Partial<AuditRecord> = {},
  ): void {
    const isMethod = activityDisplayName.includes('security info');
    const record: AuditRecord = {
      id: `Directory_${randomUUID()}`,
      activityDateTime: clock.now().toISOString(),
      readableAt: readableAt(),
      activityDisplayName,
      service: isMethod ? 'Authentication Methods' : 'Core Directory',
      category: 'UserManagement',
      correlationId: randomUUID(),
      result: 'success',
      resultReason,
      initiator,
      ip: office.ip,
      targets,
      ...more,
    };
    audits.push(record);
    if (isMethod) audits.push({ ...record, id: `Directory_${randomUUID()}` });
  }

  return {
    audits,
    signIns,
    detections,
    logTraps,
    write,
    /** The same about one person, with the names of the properties that were changed. */
    audit(
      activityDisplayName: string,
      resultReason: string,
      initiator: string,
      targetId: string,
      modified: readonly string[] = [],
    ): void {
      const target = { id: targetId, type: 'User', modified: modified.map(changed) } as const;
      write(activityDisplayName, resultReason, initiator, [target]);
    },
    /** Records an interactive sign-in; error code 0 is a success. */
    signIn(userId: string, errorCode: number, reason: string, more: Partial<SignInRecord> = {}): void {
      const signIn = {
        id: randomUUID(),
        createdDateTime: clock.now().toISOString(),
        readableAt: readableAt(),
        userId,
        errorCode,
        reason,
        method: 'Password',
        appId: myAccount,
        client: 'Browser',
        risk: 'none' as const,
        ...office,
        ...more,
      };
      signIns.push({ access: accessTo(signIn), ...signIn });
    },
    /** Identity Protection finds an account at risk, or no longer. */
    detect(
      userId: string,
      riskLevel: RiskDetection['riskLevel'],
      riskState: RiskDetection['riskState'] = 'atRisk',
    ): void {
      const detectedDateTime = clock.now().toISOString();
      detections.push({
        id: randomUUID(),
        detectedDateTime,
        readableAt: readableAt(),
        userId,
        riskLevel,
        riskState,
      });
    },
  };
}

function changed(name: string) {
  return { name, newValue: '' };
}
