import type { SandboxPerson } from '../people';
import type { AuditRecord, RiskDetection, SignInRecord } from './auditRecord';
import type { Tenant } from './tenant';

/** An entry of the log of changes as Graph shows it. */
export function shownAudit(tenant: Tenant, record: AuditRecord): object {
  const initiator = tenant.users.get(record.initiator);
  return {
    id: record.id,
    activityDateTime: record.activityDateTime,
    activityDisplayName: record.activityDisplayName,
    additionalDetails: [],
    category: record.category,
    correlationId: record.correlationId,
    initiatedBy:
      initiator === undefined
        ? { app: { appId: record.initiator, displayName: null, servicePrincipalId: null } }
        : {
            user: {
              id: initiator.id,
              userPrincipalName: initiator.upn,
              displayName: initiator.name,
              ipAddress: record.ip,
            },
          },
    loggedByService: record.service,
    operationType: 'Update',
    result: record.result,
    resultReason: record.resultReason,
    targetResources: record.targets.map(({ id, type, name, modified = [] }) => ({
      id,
      type,
      displayName: name ?? null,
      userPrincipalName: tenant.users.get(id)?.upn ?? null,
      modifiedProperties: modified.map((one) => ({
        displayName: one.name,
        oldValue: '',
        newValue: one.newValue,
      })),
    })),
  };
}

/** A sign-in as Graph shows it; only beta tells by which methods. */
export function shownSignIn(tenant: Tenant, record: SignInRecord, beta: boolean): object {
  const user = tenant.users.get(record.userId);
  const succeeded = record.errorCode === 0;
  const step = {
    authenticationStepDateTime: record.createdDateTime,
    authenticationMethod: record.method,
    authenticationMethodDetail: null,
    succeeded,
    authenticationStepResultDetail: succeeded ? 'MFA completed' : record.reason,
    authenticationStepRequirement: 'Primary authentication',
  };
  return {
    id: record.id,
    createdDateTime: record.createdDateTime,
    userId: record.userId,
    userPrincipalName: user?.upn ?? '',
    userDisplayName: user?.name ?? '',
    appId: record.appId,
    appDisplayName: 'My Signins',
    clientAppUsed: record.client,
    conditionalAccessStatus: record.access,
    correlationId: record.id,
    ipAddress: record.ip,
    isInteractive: true,
    riskLevelDuringSignIn: record.risk,
    location: { city: null, state: null, countryOrRegion: record.country },
    deviceDetail: { deviceId: record.deviceId, displayName: null, isManaged: false, isCompliant: false },
    status: { errorCode: record.errorCode, failureReason: succeeded ? 'Other.' : record.reason },
    ...(beta ? { authenticationDetails: [step] } : {}),
  };
}

/** A detection as Graph shows it. */
export function shownDetection(tenant: Tenant, record: RiskDetection): object {
  const user = tenant.users.get(record.userId);
  return {
    id: record.id,
    userId: record.userId,
    userPrincipalName: user?.upn ?? null,
    userDisplayName: user?.name ?? null,
    activity: 'signin',
    activityDateTime: record.detectedDateTime,
    detectedDateTime: record.detectedDateTime,
    lastUpdatedDateTime: record.detectedDateTime,
    riskEventType: 'unfamiliarFeatures',
    riskLevel: record.riskLevel,
    riskState: record.riskState,
  };
}

const reported: Readonly<Record<string, string>> = {
  fido2: 'fido2SecurityKey',
  microsoftAuthenticator: 'microsoftAuthenticatorPush',
  phone: 'mobilePhone',
  softwareOath: 'softwareOneTimePasscode',
};

/** A line of the report of methods as Graph shows it; the password is not in it. */
export function shownRegistration(tenant: Tenant, user: SandboxPerson): object {
  const types = (tenant.methods.get(user.id) ?? [])
    .map(({ type }) => type)
    .filter((type) => type !== 'password');
  const isStrong = types.some((type) => ['fido2', 'windowsHelloForBusiness'].includes(type));
  return {
    id: user.id,
    userPrincipalName: user.upn,
    userDisplayName: user.name,
    userType: user.userType === 'Guest' ? 'guest' : 'member',
    isAdmin: tenant.roles.some(({ principalId }) => principalId === user.id),
    isMfaCapable: types.length > 0,
    isMfaRegistered: types.length > 0,
    isPasswordlessCapable: isStrong,
    isSsprCapable: false,
    isSsprEnabled: false,
    isSsprRegistered: false,
    methodsRegistered: types.map((type) => reported[type] ?? type),
    lastUpdatedDateTime: tenant.clock.now().toISOString(),
  };
}
