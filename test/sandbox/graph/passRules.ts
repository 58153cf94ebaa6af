import { randomUUID } from 'node:crypto';
import type { DoubleResponse } from '../httpsDouble';
import { groups, roleIds } from '../people';
import type { Caller } from './access';
import { denied, graphError } from './errors';
import type { Tenant, TenantPass } from './tenant';

/** The pass as Graph shows it: never with the passcode, usability computed from policy, membership, use and clock. */
export function shownPass(tenant: Tenant, userId: string, pass: TenantPass): object {
  const reason = usability(tenant, userId, pass);
  return {
    '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethod',
    id: pass.id,
    temporaryAccessPass: null,
    createdDateTime: pass.createdDateTime,
    startDateTime: pass.startDateTime,
    lifetimeInMinutes: pass.lifetimeInMinutes,
    isUsableOnce: pass.isUsableOnce,
    isUsable: reason === 'EnabledByPolicy',
    methodUsabilityReason: reason,
  };
}

/** Graph's `methodUsabilityReason`. */
export function usability(tenant: Tenant, userId: string, pass: TenantPass): string {
  const now = tenant.clock.now().getTime();
  if (now >= expiryOf(pass)) return 'Expired';
  if (pass.usedAt !== undefined) return 'OneTimeUsed';
  if (now < Date.parse(pass.startDateTime)) return 'NotYetValid';
  const inScope = tenant.policy.groups.some((groupId) => {
    const since = tenant.members.get(groupId)?.get(userId);
    return since !== undefined && now >= since + tenant.replicationMs;
  });
  return tenant.policy.enabled && inScope ? 'EnabledByPolicy' : 'DisabledByPolicy';
}

/** When a pass ends, in ms. */
export function expiryOf(pass: TenantPass): number {
  return Date.parse(pass.startDateTime) + pass.lifetimeInMinutes * 60_000;
}

/** Makes a pass as Graph does: a valid one is silently replaced. */
export function createPass(tenant: Tenant, caller: Caller, userId: string, body: string): DoubleResponse {
  const user = tenant.users.get(userId);
  if (user === undefined) return graphError(404, 'resourceNotFound', 'User not found.');
  if (!mayManage(tenant, caller, userId, true)) return denied();
  if (user.userType === 'Guest')
    return graphError(400, 'badRequest', 'Temporary Access Pass cannot be added to an external guest user.');
  const asked = JSON.parse(body === '' ? '{}' : body) as {
    lifetimeInMinutes?: number;
    isUsableOnce?: boolean;
    startDateTime?: string;
  };
  const { minimumLifetimeInMinutes: least, maximumLifetimeInMinutes: most } = tenant.policy;
  const lifetimeInMinutes = asked.lifetimeInMinutes ?? 60;
  if (lifetimeInMinutes < least || lifetimeInMinutes > most) {
    return graphError(
      400,
      'badRequest',
      `Invalid LifetimeInMinutes specified. The valid range between ${least} and ${most}.`,
    );
  }
  const now = tenant.clock.now().toISOString();
  const pass: TenantPass = {
    id: randomUUID(),
    passcode: tenant.newPasscode(),
    createdDateTime: now,
    startDateTime: asked.startDateTime ?? now,
    lifetimeInMinutes,
    isUsableOnce: asked.isUsableOnce ?? false,
    madeBy: caller.id,
    usedAt: undefined,
  };
  tenant.passes.set(userId, pass);
  tenant.issuedPasscodes.push(pass.passcode);
  const byApp = caller.kind === 'app';
  const usage = { name: 'TemporaryAccessPassUsage', newValue: pass.isUsableOnce ? '"Once"' : '"Multiple"' };
  tenant.write(
    byApp ? 'User registered security info' : 'Admin registered security info',
    `${byApp ? 'User' : 'Admin'} registered temporary access pass method${byApp ? '' : ' for user'}`,
    caller.id,
    [{ id: userId, type: 'User', modified: [usage] }],
  );
  return { status: 201, body: { ...shownPass(tenant, userId, pass), temporaryAccessPass: pass.passcode } };
}

/** Who may manage whose methods: by granted permission for an application, by role, scope and "not oneself" for a person. */
export function mayManage(tenant: Tenant, caller: Caller, userId: string, create: boolean): boolean {
  if (caller.kind === 'app')
    return !create && caller.permissions.some((one) => /^UserAuth.*ReadWrite\.All$/.test(one));
  if (caller.id === userId) return false;
  const target =
    [...tenant.roles, ...tenant.eligible].some((role) => role.principalId === userId) ||
    isOfRoleGroup(tenant, userId);
  const allowed = target
    ? [roleIds.privilegedAuthenticationAdministrator, roleIds.globalAdministrator]
    : [
        roleIds.authenticationAdministrator,
        roleIds.privilegedAuthenticationAdministrator,
        roleIds.globalAdministrator,
      ];
  const able: readonly string[] = create ? allowed : [...allowed, roleIds.globalReader];
  return tenant.roles.some(
    (role) =>
      role.principalId === caller.id &&
      able.includes(role.roleDefinitionId) &&
      covers(tenant, role.directoryScopeId, userId),
  );
}

/** Members and owners of a group to which roles can be assigned are managed as administrators are. */
function isOfRoleGroup(tenant: Tenant, userId: string): boolean {
  const { id, owners } = groups.administrators;
  return tenant.inGroup(id).includes(userId) || owners.some((owner) => owner === userId);
}

function covers(tenant: Tenant, scope: string, userId: string): boolean {
  return (
    scope === '/' || (tenant.units.get(scope.replace('/administrativeUnits/', ''))?.has(userId) ?? false)
  );
}
