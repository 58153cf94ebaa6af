import type { DoubleRequest, DoubleResponse } from '../httpsDouble';
import { teamsAppId } from '../people';
import type { DoubleRoute } from '../routes';
import { denied, graphError, notFound } from './errors';
import type { Tenant } from './tenant';

/** The apps that are installed for a person: 409 for one that is there, 404 for one that the catalogue does not have. */
export function installRoutes(tenant: Tenant): readonly DoubleRoute[] {
  return [
    {
      method: 'POST',
      path: /^\/v1\.0\/users\/([^/]+)\/teamwork\/installedApps$/,
      answer: (request: DoubleRequest, id = ''): DoubleResponse => {
        const app = /\/v1\.0\/appCatalogs\/teamsApps\/([^/"]+)/.exec(request.body)?.[1];
        if (!tenant.users.has(id) || app !== teamsAppId) return notFound();
        if (!tenant.mayInstall) return denied();
        if (!tenant.withoutApp.delete(id))
          return graphError(409, 'Conflict', 'App is already installed in the personal scope of the user.');
        return { status: 201 };
      },
    },
  ];
}
