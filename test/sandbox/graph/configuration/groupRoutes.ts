import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import type { DoubleResponse } from '../../httpsDouble';
import type { DoubleRoute } from '../../routes';
import { graphError, notFound } from '../errors';
import { page } from '../paging';
import type { Tenant } from '../tenant';
import { shownUser } from '../userRoutes';
import { groupBody } from './bodies';
import { at, withBody } from './body';
import type { ConfiguredGroup } from './configuration';
import { shownObject } from './shownObject';
import { isUnseen } from './unseen';

const reference = z.strictObject({ '@odata.id': z.string() });

/** Groups by id and by name, their owners, and what an administrator reads of members and users. */
export function groupRoutes(tenant: Tenant): readonly DoubleRoute[] {
  const { groups } = tenant.configuration;
  const one = (id: string, use: (group: ConfiguredGroup) => DoubleResponse): DoubleResponse => {
    const group = groups.get(id);
    return group === undefined ? notFound() : use(group);
  };
  const membersOf = (ids: readonly string[]): object[] =>
    [...new Set(ids.flatMap((id) => [...(tenant.members.get(id)?.keys() ?? [])]))].flatMap((id) => {
      const user = tenant.users.get(id);
      return user === undefined
        ? []
        : [{ '@odata.type': '#microsoft.graph.user', ...shownUser(tenant, user) }];
    });
  const shown = (group: ConfiguredGroup): object => ({
    onPremisesSyncEnabled: null,
    ...group,
    owners: undefined,
    isAssignableToRole: tenant.roleAssignable.has(group.id) ? true : group.isAssignableToRole,
  });
  return [
    at('GET', '/groups', (request) => {
      const name = /^displayName eq '((?:[^']|'')*)'$/.exec(
        request.url.searchParams.get('$filter') ?? '',
      )?.[1];
      const found = [...groups.values()]
        .filter(({ displayName }) => displayName === name?.replaceAll("''", "'"))
        .filter(({ id }) => !isUnseen(tenant.configuration, id));
      return page(request, found.map(shown));
    }),
    at('POST', '/groups', (request) =>
      withBody(request, groupBody, ({ 'owners@odata.bind': bound = [], ...body }) => {
        const id = randomUUID();
        const owners = bound.map((link) => link.split('/').at(-1) ?? '');
        if (owners.some((owner) => shownObject(tenant, owner) === null)) return notFound();
        const group: ConfiguredGroup = {
          ...body,
          groupTypes: [],
          isAssignableToRole: body.isAssignableToRole ?? null,
          id,
          owners,
        };
        groups.set(id, group);
        tenant.configuration.unseenGroups.set(id, tenant.configuration.groupsShowAfter);
        tenant.members.set(id, new Map());
        return { status: 201, body: shown(group) };
      }),
    ),
    at('GET', '/groups/([^/]+)', (_request, id = '') =>
      one(id, (group) => ({ status: 200, body: shown(group) })),
    ),
    at('DELETE', '/groups/([^/]+)', (_request, id = '') =>
      groups.delete(id) ? { status: 204 } : notFound(),
    ),
    at('GET', '/groups/([^/]+)/owners', (request, id = '') =>
      one(id, ({ owners }) =>
        page(
          request,
          owners.flatMap((owner) => shownObject(tenant, owner) ?? []),
          1,
        ),
      ),
    ),
    at('POST', '/groups/([^/]+)/owners/\\$ref', (request, id = '') =>
      one(id, (group) =>
        withBody(request, reference, ({ '@odata.id': link }) => {
          const owner = link.split('/').at(-1) ?? '';
          if (shownObject(tenant, owner) === null) return notFound();
          if (group.owners.includes(owner))
            return graphError(
              400,
              'Request_BadRequest',
              "One or more added object references already exist for the following modified properties: 'owners'.",
            );
          groups.set(id, { ...group, owners: [...group.owners, owner] });
          return { status: 204 };
        }),
      ),
    ),
    at('DELETE', '/groups/([^/]+)/owners/([^/]+)/\\$ref', (_request, id = '', owner = '') =>
      one(id, (group) => {
        if (!group.owners.includes(owner)) return notFound();
        if (group.owners.length === 1)
          return graphError(400, 'Request_BadRequest', 'The group must have at least one owner.');
        groups.set(id, { ...group, owners: group.owners.filter((held) => held !== owner) });
        return { status: 204 };
      }),
    ),
    at('GET', '/groups/([^/]+)/members', (request, id = '') =>
      one(id, () => page(request, membersOf([id]), 1)),
    ),
    at('DELETE', '/groups/([^/]+)/members/([^/]+)/\\$ref', (_request, id = '', member = '') =>
      one(id, () => (tenant.members.get(id)?.delete(member) === true ? { status: 204 } : notFound())),
    ),
    at('POST', '/groups/([^/]+)/members/\\$ref', (request, id = '') =>
      one(id, () =>
        withBody(request, reference, ({ '@odata.id': link }) => {
          tenant.members.get(id)?.set(link.split('/').at(-1) ?? '', tenant.clock.now().getTime());
          return { status: 204 };
        }),
      ),
    ),
    at('GET', '/groups/([^/]+)/transitiveMembers', (request, id = '') =>
      one(id, () => page(request, membersOf(tenant.withNested(id)), 2)),
    ),
    at('GET', '/users/([^/]+)', (_request, id = '') => {
      const user = tenant.users.get(id);
      return user === undefined ? notFound() : { status: 200, body: shownUser(tenant, user) };
    }),
    at('GET', '/users/([^/]+)/authentication/methods', (request, id = '') =>
      page(
        request,
        (tenant.methods.get(id) ?? []).map(({ id: methodId, type, createdDateTime }) => ({
          '@odata.type': `#microsoft.graph.${type}AuthenticationMethod`,
          id: methodId,
          createdDateTime,
        })),
      ),
    ),
    at('GET', '/users/([^/]+)/transitiveMemberOf', (request, id = '') =>
      page(
        request,
        [...groups.values()]
          .filter((group) => tenant.withNested(group.id).some((held) => tenant.members.get(held)?.has(id)))
          .map((group) => ({ '@odata.type': '#microsoft.graph.group', ...shown(group) })),
      ),
    ),
  ];
}
