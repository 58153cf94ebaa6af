import type { DoubleRequest, DoubleResponse } from '../../httpsDouble';
import type { DoubleRoute } from '../../routes';
import { route } from '../../routes';
import type { Caller } from '../access';
import { denied, graphError } from '../errors';
import type { Tenant } from '../tenant';
import { accessRoutes } from './accessRoutes';
import { areas, mayConfigure } from './access';
import { evaluateRoutes } from './evaluateRoutes';
import { groupRoutes } from './groupRoutes';
import { methodRoutes } from './methodRoutes';
import { principalRoutes } from './principalRoutes';
import { roleRoutes } from './roleRoutes';
import { signInRoutes } from './signInRoutes';
import { strengthRoutes } from './strengthRoutes';

const taken = new WeakMap<Tenant, number[]>();

/** Answers calls about what administrators configure; undefined for a call that is about something else. */
export function configurationAnswer(
  tenant: Tenant,
  caller: Caller,
  request: DoubleRequest,
): (() => DoubleResponse | Promise<DoubleResponse>) | undefined {
  const path = request.url.pathname.replace(/^\/v1\.0/, '');
  if (path === '/me') return () => meOf(tenant, caller);
  const found = route(routesOf(tenant), request);
  const area = areas.find((one) => one.path.test(path));
  if (area === undefined || isForeign(caller, request, path)) return undefined;
  if (found === undefined && !tenant.configuration.forbidden.some((one) => one.test(path))) return undefined;
  return () => {
    if (tenant.configuration.forbidden.some((one) => one.test(path))) return denied();
    if (!mayConfigure(tenant, caller, area, request.method)) return denied();
    return unlicensed(tenant, path) ?? tooMany(tenant, path) ?? found?.() ?? denied();
  };
}

/** An application is nobody. */
function meOf(tenant: Tenant, caller: Caller): DoubleResponse {
  if (caller.kind === 'app')
    return graphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  const user = tenant.users.get(caller.id);
  if (user === undefined || !caller.scopes.includes('User.Read')) return denied();
  return { status: 200, body: { id: user.id, userPrincipalName: user.upn } };
}

function routesOf(tenant: Tenant): readonly DoubleRoute[] {
  return [
    ...methodRoutes(tenant),
    ...strengthRoutes(tenant),
    ...accessRoutes(tenant),
    ...evaluateRoutes(tenant),
    ...roleRoutes(tenant),
    ...groupRoutes(tenant),
    ...principalRoutes(tenant),
    ...signInRoutes(tenant),
  ];
}

/** What the desk asks about one person, and what the logs tell in general, is answered elsewhere. */
function isForeign(caller: Caller, { method, url }: DoubleRequest, path: string): boolean {
  const filter = url.searchParams.get('$filter') ?? '';
  if (path.startsWith('/roleManagement/') && method === 'GET')
    return !filter.startsWith('roleDefinitionId eq');
  if (path === '/auditLogs/signIns') return !filter.includes('clientAppUsed') && caller.kind === 'app';
  if (path.startsWith('/auditLogs/') || path.startsWith('/users/')) return caller.kind === 'app';
  if (/\/(members|transitiveMembers)(\/|$)/.test(path)) return caller.kind === 'app';
  return false;
}

function unlicensed({ configuration: { licences } }: Tenant, path: string): DoubleResponse | undefined {
  const message = 'Your tenant is not licensed for this feature.';
  if (path.startsWith('/identity/conditionalAccess/') && !licences.has('P1'))
    return graphError(403, 'AccessDenied', message);
  if (path === '/auditLogs/signIns' && !licences.has('P1'))
    return graphError(
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    );
  if (path.startsWith('/identityGovernance/') && !licences.has('Governance'))
    return graphError(403, 'Forbidden', message);
  return undefined;
}

/** Conditional Access has a lane of its own, and never says how long to wait. */
function tooMany(tenant: Tenant, path: string): DoubleResponse | undefined {
  const { accessPerSecond } = tenant.configuration;
  if (accessPerSecond === undefined || !path.startsWith('/identity/')) return undefined;
  const now = performance.now();
  const recent = (taken.get(tenant) ?? []).filter((at) => now - at < 1_000);
  taken.set(tenant, recent);
  if (recent.length >= accessPerSecond) return graphError(429, 'TooManyRequests', 'Too many requests.');
  recent.push(now);
  return undefined;
}
