import type { DoubleRequest } from '../httpsDouble';
import type { DoubleRoute } from '../routes';
import { graphError } from './errors';
import { page } from './paging';
import type { AuditRecord, SignInRecord, Tenant } from './tenant';

/** Audit and sign-in records, newest first, from a moment on. */
export function reportRoutes(tenant: Tenant): readonly DoubleRoute[] {
  return [
    {
      method: 'GET',
      path: /^\/v1\.0\/auditLogs\/directoryAudits$/,
      answer: (request) => since(request, 'activityDateTime', tenant.audits, shownAudit),
    },
    {
      method: 'GET',
      path: /^\/v1\.0\/auditLogs\/signIns$/,
      answer: (request) => since(request, 'createdDateTime', tenant.signIns, shownSignIn),
    },
  ];

  function shownAudit(record: AuditRecord): object {
    const initiator = tenant.users.get(record.initiator);
    const target = tenant.users.get(record.targetId);
    return {
      id: record.id,
      activityDateTime: record.activityDateTime,
      activityDisplayName: record.activityDisplayName,
      category: 'UserManagement',
      correlationId: record.id,
      initiatedBy:
        initiator === undefined
          ? { app: { appId: record.initiator, displayName: null, servicePrincipalId: null } }
          : { user: { id: initiator.id, userPrincipalName: initiator.upn, displayName: initiator.name } },
      loggedByService: record.service,
      operationType: 'Update',
      result: 'success',
      resultReason: record.resultReason,
      targetResources: [{ id: record.targetId, type: 'User', userPrincipalName: target?.upn ?? null }],
    };
  }

  function shownSignIn(record: SignInRecord): object {
    const user = tenant.users.get(record.userId);
    return {
      id: record.id,
      createdDateTime: record.createdDateTime,
      userId: record.userId,
      userPrincipalName: user?.upn ?? '',
      userDisplayName: user?.name ?? '',
      appDisplayName: 'My Signins',
      isInteractive: true,
      status: {
        errorCode: record.errorCode,
        failureReason: record.errorCode === 0 ? 'Other.' : record.reason,
      },
    };
  }
}

function since<Shown extends Readonly<Record<Key, string>>, Key extends string>(
  request: DoubleRequest,
  key: Key,
  records: readonly Shown[],
  show: (record: Shown) => object,
) {
  const filter = request.url.searchParams.get('$filter') ?? '';
  const from = new RegExp(`^${key} ge (\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)$`).exec(filter)?.[1];
  if (filter !== '' && from === undefined)
    return graphError(400, 'BadRequest', 'Invalid filter clause: unsupported by the simulated service.');
  const found = records.filter((record) => from === undefined || record[key] >= from);
  return page(request, found.toReversed().map(show));
}
