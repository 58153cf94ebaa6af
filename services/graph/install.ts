import { Fault } from '../faults';
import type { Install } from '../ports';
import { Refused, known } from './client';
import type { GraphClient } from './client';
import { path } from './path';

/**
 * Installs the app for people who never opened it, as the bot's own identity: the permission covers only the app whose
 * manifest names that identity. `appId` is its id in the tenant's catalogue; without it nothing is installed.
 */
export function createInstall(bot: GraphClient, graphUrl: string, appId: string | undefined): Install {
  return async (personId) => {
    if (appId === undefined) return false;
    const app = { 'teamsApp@odata.bind': graphUrl + path`/v1.0/appCatalogs/teamsApps/${appId}` };
    try {
      await bot.send('POST', path`/users/${personId}/teamwork/installedApps`, app);
      return true;
    } catch (error) {
      const status = error instanceof Refused ? error.refusal.status : undefined;
      // Graph says "created" and nothing more.
      if (error instanceof Fault && error.details.status === 201) return true;
      // It was installed meanwhile; or it may not be, by permission or policy, or there is no such person or app.
      if (status === 409) return true;
      if (status === 403 || status === 404) return false;
      throw known(error);
    }
  };
}
