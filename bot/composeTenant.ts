import type { ReadTenant } from '../services/baseline/reader';
import { tokenSource } from '../services/graph/credentials';
import { deviceTokens } from '../services/graph/deviceTokens';
import type { DeviceSignIn } from '../services/graph/deviceTokens';
import { readScopes } from '../services/graph/tenant/scopes';
import { createTenantReader } from '../services/graph/tenantState';
import type { TenantSettings } from '../services/graph/tenantState';
import type { Policy } from '../services/policy/policy';
import { ConfigFault } from './config';
import type { Config } from './config';

/**
 * What reads the tenant's baseline: the front identity, or an administrator who signs in at another screen. Other lanes
 * than Graph's published ones are for tests.
 */
export function openTenant(
  { tenantId, authorityUrl, graphUrl, groupIds, front, reaper, signIn, bot }: Config,
  { emergencyAccounts }: Policy,
  as: 'front' | Pick<DeviceSignIn, 'clientId' | 'tell'>,
  limits: Pick<TenantSettings, 'lanes' | 'pause'> = {},
): ReadTenant {
  // Whose permissions are judged is known by the settings of all of them.
  if (reaper === undefined || signIn === undefined || bot === undefined)
    throw new ConfigFault(['ROLES: web,pages,jobs with their settings, for a check of all identities']);
  const application = tokenSource({ ...front, tenantId, authorityUrl });
  return createTenantReader({
    graphUrl,
    token:
      as === 'front'
        ? async () => (await application(`${graphUrl}/.default`)).token
        : deviceTokens({ tenantId, authorityUrl, graphUrl, scopes: readScopes, ...as }),
    groupIds,
    clientIds: {
      front: front.clientId,
      reaper: reaper.clientId,
      signIn: signIn.clientId,
      bot: bot.id,
    },
    emergencyAccounts,
    now: () => new Date(),
    ...limits,
  });
}
