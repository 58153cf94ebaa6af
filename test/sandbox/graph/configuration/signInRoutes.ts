import { randomUUID } from 'node:crypto';
import type { DoubleRoute } from '../../routes';
import { page } from '../paging';
import type { Tenant } from '../tenant';
import { at } from './body';

/** Sign-ins by the kind of client, and the little that an administrator's own check asks of the logs. */
export function signInRoutes(tenant: Tenant): readonly DoubleRoute[] {
  return [
    at('GET', '/auditLogs/signIns', (request) => {
      const filter = request.url.searchParams.get('$filter') ?? '';
      const client = /clientAppUsed eq '([^']+)'/.exec(filter)?.[1];
      const user = /userId eq '([^']+)'/.exec(filter)?.[1];
      const createdDateTime = tenant.clock.now().toISOString();
      const old = tenant.configuration.legacySignIns
        .filter((one) => client !== undefined && one.clientAppUsed === client)
        .map((one) => ({ id: randomUUID(), createdDateTime, ...one }));
      const own = tenant.signIns
        .filter((one) => user !== undefined && one.userId === user)
        .map(({ id, createdDateTime: at, userId }) => ({ id, createdDateTime: at, userId }));
      const judged = tenant.configuration.judgedSignIns
        .filter((one) => client === undefined && (user === undefined || one.userId === user))
        .map(({ results, ...one }) => ({
          id: randomUUID(),
          ...one,
          appliedConditionalAccessPolicies: Object.entries(results).map(([id, result]) => ({
            id,
            displayName: tenant.configuration.policies.get(id)?.displayName ?? null,
            enforcedGrantControls: [],
            enforcedSessionControls: [],
            result,
          })),
        }));
      return page(request, [...old, ...own, ...judged]);
    }),
    at('GET', '/auditLogs/directoryAudits', (request) => page(request, [])),
  ];
}
