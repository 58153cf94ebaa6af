import type { DoubleRequest, DoubleResponse } from '../httpsDouble';
import { apps, groups as seeded } from '../people';
import type { DoubleRoute } from '../routes';
import type { Caller } from './access';
import { denied, graphError, notFound } from './errors';
import { page } from './paging';
import { writeMembership } from './membership';
import { createPass, mayManage, shownPass } from './passRules';
import type { Tenant, TenantMethod } from './tenant';
import { shownUser } from './userRoutes';

const collections: Readonly<Record<string, string>> = {
  fido2Methods: 'fido2',
  microsoftAuthenticatorMethods: 'microsoftAuthenticator',
  windowsHelloForBusinessMethods: 'windowsHelloForBusiness',
  phoneMethods: 'phone',
  softwareOathMethods: 'softwareOath',
  emailMethods: 'email',
  platformCredentialMethods: 'platformCredential',
};

/** Only some types of method have a name, and passkeys a model. */
function named({ type, name }: TenantMethod): object {
  if (type === 'fido2') return { displayName: name, model: name };
  return type === 'microsoftAuthenticator' || type === 'windowsHelloForBusiness' ? { displayName: name } : {};
}

/** Groups, passes and methods: what the product changes. `caller` is who is calling now. */
export function writeRoutes(tenant: Tenant, caller: Caller): readonly DoubleRoute[] {
  const at = (method: string, path: string, answer: DoubleRoute['answer']): DoubleRoute => ({
    method,
    path: new RegExp(`^/v1\\.0${path}$`),
    answer,
  });
  const passes = '/users/([^/]+)/authentication/temporaryAccessPassMethods';
  return [
    at('GET', '/groups/([^/]+)', (_request, id = '') => {
      const isKnown = Object.values(seeded).some((one) => one.id === id);
      if (!isKnown) return notFound();
      const isAssignableToRole = tenant.roleAssignable.has(id) ? true : null;
      return { status: 200, body: { id, isAssignableToRole } };
    }),
    at('GET', '/groups/([^/]+)/members', (request, id = '') => members(request, [id])),
    at('GET', '/groups/([^/]+)/transitiveMembers', (request, id = '') =>
      members(request, tenant.withNested(id)),
    ),
    at('POST', '/groups/([^/]+)/members/\\$ref', addMember),
    at('DELETE', '/groups/([^/]+)/members/([^/]+)/\\$ref', removeMember),
    at('DELETE', '/groups/([^/]+)/members/([^/]+)', (request) => {
      tenant.dangers.push(request.url.pathname);
      return denied();
    }),
    at('GET', passes, (request, id = '') => {
      if (!mayRead(id)) return denied();
      const pass = tenant.passes.get(id);
      return page(request, pass === undefined ? [] : [shownPass(tenant, id, pass)]);
    }),
    at('POST', passes, (request, id = '') => createPass(tenant, caller, id, request.body)),
    at('DELETE', `${passes}/([^/]+)`, (_request, id = '', passId = '') => {
      if (!mayManage(tenant, caller, id, false)) return denied();
      if (tenant.passes.get(id)?.id !== passId)
        return graphError(404, 'resourceNotFound', 'Resource not found.');
      tenant.passes.delete(id);
      tenant.audit(
        'Admin deleted security info',
        'Admin deleted temporary access pass method for user',
        caller.id,
        id,
      );
      return { status: 204 };
    }),
    at('GET', '/users/([^/]+)/authentication/methods', (request, id = '') => {
      if (!tenant.users.has(id)) return notFound();
      const pass = tenant.passes.get(id);
      const methods = (tenant.methods.get(id) ?? []).map((method) => ({
        '@odata.type': `#microsoft.graph.${method.type}AuthenticationMethod`,
        id: method.id,
        createdDateTime: method.createdDateTime,
        ...named(method),
      }));
      return page(request, [...methods, ...(pass === undefined ? [] : [shownPass(tenant, id, pass)])]);
    }),
    at(
      'DELETE',
      '/users/([^/]+)/authentication/(\\w+Methods)/([^/]+)',
      (_request, id = '', collection = '', methodId = '') => {
        if (!mayManage(tenant, caller, id, false)) return denied();
        const kept = (tenant.methods.get(id) ?? []).filter(
          (method) => !(method.id === methodId && method.type === collections[collection]),
        );
        if (kept.length === tenant.methods.get(id)?.length)
          return graphError(404, 'resourceNotFound', 'Resource not found.');
        tenant.methods.set(id, kept);
        tenant.audit(
          'Admin deleted security info',
          `Admin deleted ${collections[collection] ?? ''} method for user`,
          caller.id,
          id,
        );
        return { status: 204 };
      },
    ),
    at('POST', '/users/([^/]+)/revokeSignInSessions', (_request, id = '') => {
      tenant.revokedSessions.push(id);
      tenant.audit('Update StsRefreshTokenValidFrom Timestamp', '', caller.id, id, [
        'StsRefreshTokensValidFrom',
      ]);
      return { status: 200, body: { '@odata.context': '', value: true } };
    }),
  ];

  function mayRead(userId: string): boolean {
    return caller.kind === 'app' || mayManage(tenant, caller, userId, false);
  }

  function members(request: DoubleRequest, groupIds: readonly string[]): DoubleResponse {
    const held = groupIds.map((id) => tenant.members.get(id));
    if (held[0] === undefined) return notFound();
    const wanted = /^id eq '([^']+)'$/.exec(request.url.searchParams.get('$filter') ?? '')?.[1];
    const found = [...new Set(held.flatMap((one) => [...(one?.keys() ?? [])]))]
      .filter((id) => wanted === undefined || id === wanted)
      .flatMap((id) => tenant.users.get(id) ?? []);
    return page(
      request,
      found.map((user) => ({ '@odata.type': '#microsoft.graph.user', ...shownUser(tenant, user) })),
      1,
    );
  }

  function addMember(request: DoubleRequest, groupId = ''): DoubleResponse {
    const held = tenant.members.get(groupId);
    const id = /\/directoryObjects\/([^/"]+)/.exec(request.body)?.[1] ?? '';
    if (held === undefined || !tenant.users.has(id)) return notFound();
    if (!owns(groupId)) return denied();
    if (held.has(id))
      return graphError(
        400,
        'Request_BadRequest',
        "One or more added object references already exist for the following modified properties: 'members'.",
      );
    held.set(id, tenant.clock.now().getTime());
    writeMembership(tenant, 'Add member to group', caller.id, groupId, id);
    return { status: 204 };
  }

  function removeMember(_request: DoubleRequest, groupId = '', id = ''): DoubleResponse {
    if (!owns(groupId)) return denied();
    if (tenant.members.get(groupId)?.delete(id) !== true) return notFound();
    writeMembership(tenant, 'Remove member from group', caller.id, groupId, id);
    return { status: 204 };
  }

  /** The reaper owns the three target groups; ownership is the only right to change them. */
  function owns(groupId: string): boolean {
    const owned: readonly string[] = [seeded.onboarding.id, seeded.recovery.id, seeded.privileged.id];
    return caller.id === apps.reaper.clientId && owned.includes(groupId);
  }
}
