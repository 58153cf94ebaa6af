import type { DoubleRequest } from '../httpsDouble';
import type { DoubleRoute } from '../routes';
import { graphError, notFound } from './errors';
import { page } from './paging';
import type { AuditRecord } from './auditRecord';
import type { SignInRecord, Tenant } from './tenant';

/** Audit and sign-in records, newest first, from a moment on. */
export function reportRoutes(tenant: Tenant): readonly DoubleRoute[] {
  return [
    {
      method: 'GET',
      path: /^\/v1\.0\/auditLogs\/directoryAudits$/,
      answer: (request) =>
        since(request, 'activityDateTime', tenant.audits, shownAudit, {
          clause: /^targetResources\/any\(t: ?t\/id eq '([^']+)'\)$/,
          of: ({ targetId }) => targetId,
        }),
    },
    {
      method: 'GET',
      path: /^\/v1\.0\/auditLogs\/signIns$/,
      answer: (request) =>
        since(request, 'createdDateTime', tenant.signIns, shownSignIn, {
          clause: /^userId eq '([^']+)'$/,
          of: ({ userId }) => userId,
        }),
    },
    {
      method: 'GET',
      path: /^\/v1\.0\/identityProtection\/riskyUsers\/([^/]+)$/,
      answer: (_request, id = '') => {
        const risk = tenant.risks.get(id);
        return risk === undefined ? notFound() : { status: 200, body: { id, ...risk } };
      },
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
      targetResources: [
        {
          id: record.targetId,
          type: 'User',
          userPrincipalName: target?.upn ?? null,
          modifiedProperties: record.modified.map((displayName) => ({
            displayName,
            oldValue: '',
            newValue: '',
          })),
        },
      ],
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

/** Records from a moment on, and about one object where the filter names it; any other filter is refused. */
function since<
  Entry extends Readonly<Record<Key, string>>,
  Key extends 'activityDateTime' | 'createdDateTime',
>(
  request: DoubleRequest,
  key: Key,
  records: readonly Entry[],
  show: (record: Entry) => object,
  about: { readonly clause: RegExp; readonly of: (record: Entry) => string },
) {
  const clauses = (request.url.searchParams.get('$filter') ?? '').split(' and ').filter((one) => one !== '');
  const moment = new RegExp(`^${key} ge (\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)$`);
  const read = clauses.map((clause) => ({
    from: moment.exec(clause)?.[1],
    id: about.clause.exec(clause)?.[1],
  }));
  if (read.some(({ from, id }) => from === undefined && id === undefined))
    return graphError(400, 'BadRequest', 'Invalid filter clause: unsupported by the simulated service.');
  const found = records.filter((record) =>
    read.every(
      ({ from, id }) =>
        (from === undefined || record[key] >= from) && (id === undefined || about.of(record) === id),
    ),
  );
  return page(request, found.toReversed().map(show));
}
