import type { DoubleRequest } from '../httpsDouble';
import { apps } from '../people';
import type { Signer } from '../login/keys';

/** Who calls Graph, from a token that the sandbox's sign-in signed. */
export type Caller =
  | { readonly kind: 'app'; readonly id: string; readonly permissions: readonly string[] }
  | { readonly kind: 'person'; readonly id: string; readonly scopes: readonly string[] };

/** The caller of a request; undefined without a valid token for this Graph. */
export async function callerOf(
  request: DoubleRequest,
  signer: Signer,
  audience: string,
): Promise<Caller | undefined> {
  const token = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1];
  if (token === undefined) return undefined;
  try {
    const claims = await signer.verify(token);
    if (claims.aud !== audience) return undefined;
    if (claims['idtyp'] === 'app') return appOf(String(claims['appid']));
    return { kind: 'person', id: String(claims['oid']), scopes: String(claims['scp']).split(' ') };
  } catch {
    return undefined;
  }
}

/** The application permissions that a path needs; a person's token is judged by role instead. */
const needed: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /\/authentication\//,
    [
      'UserAuthenticationMethod.Read.All',
      'UserAuthenticationMethod.ReadWrite.All',
      'UserAuthMethod-TAP.ReadWrite.All',
    ],
  ],
  [/\/teamwork\/installedApps$/, ['TeamsAppInstallation.ReadWriteSelfForUser.All']],
  [/\/revokeSignInSessions$/, ['User.RevokeSessions.All']],
  [/\/roleManagement\//, ['RoleManagement.Read.Directory']],
  [/\/auditLogs\//, ['AuditLog.Read.All']],
  [/\/reports\//, ['AuditLog.Read.All']],
  [/\/riskDetections/, ['IdentityRiskEvent.Read.All']],
  [/\/riskyUsers/, ['IdentityRiskyUser.Read.All']],
  [/\/servicePrincipals/, ['Application.Read.All']],
  [/\/privilegedAccess\/group\//, ['PrivilegedEligibilitySchedule.Read.AzureADGroup']],
  [/\/administrativeUnit/, ['AdministrativeUnit.Read.All']],
  [/\/users/, ['User.Read.All']],
];

/** Whether an application may call a path at all; group membership is judged by ownership where it is changed. */
export function granted(caller: Caller, path: string): boolean {
  if (caller.kind === 'person') return path.includes('/authentication/temporaryAccessPassMethods');
  const rule = needed.find(([pattern]) => pattern.test(path));
  return rule === undefined || rule[1].some((permission) => caller.permissions.includes(permission));
}

function appOf(clientId: string): Caller | undefined {
  const app = Object.values(apps).find((one) => one.clientId === clientId);
  return app && { kind: 'app', id: app.clientId, permissions: app.permissions };
}
