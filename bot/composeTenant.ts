import type { ReadTenant } from '../services/baseline/reader';
import { tokenSource } from '../services/graph/credentials';
import { deviceTokens } from '../services/graph/deviceTokens';
import type { DeviceSignIn } from '../services/graph/deviceTokens';
import { readScopes, writeScopes } from '../services/graph/tenant/scopes';
import { createTenantReader } from '../services/graph/tenantState';
import { createTenantWriter } from '../services/graph/tenantWriter';
import type { Tenant } from '../services/graph/tenantWriter';
import type { TenantSettings } from '../services/graph/tenantState';
import type { Policy } from '../services/policy/policy';
import { ConfigFault } from './config';
import type { Config } from './config';

/**
 * What reads the tenant's baseline: the front identity, or an administrator who signs in at another screen. Other lanes
 * than Graph's published ones are for tests.
 */
export function openTenant(
  config: Config,
  policy: Policy,
  as: 'front' | Person,
  limits: Limits = {},
): ReadTenant {
  return readerOf(config, policy, tokensOf(config, as, readScopes), limits);
}

/** What plans and changes the tenant, in one sign-in: as a person, whoever changes it; the front identity may only plan. */
export function openTenantChange(
  config: Config,
  policy: Policy,
  as:
    { readonly to: 'plan'; readonly who: 'front' | Person } | { readonly to: 'change'; readonly who: Person },
  limits: Limits = {},
): Tenant & { readonly read: ReadTenant } {
  const scopes = as.to === 'plan' ? readScopes : [...readScopes, ...writeScopes];
  const token = tokensOf(config, as.who, scopes);
  const { graphUrl } = config;
  return {
    read: readerOf(config, policy, token, limits),
    ...createTenantWriter({ graphUrl, token, ...limits }),
  };
}

/** What reads the baseline again and again with the front identity; undefined in a process that does not watch the tenant. */
export function baselineOf(
  config: Config,
  { emergencyAccounts }: Policy,
  limits: Limits = {},
): ReadTenant | undefined {
  const { graphUrl, groupIds, front, reaper, watch, bot } = config;
  if (watch === undefined) return undefined;
  return createTenantReader({
    graphUrl,
    token: tokensOf(config, 'front', []),
    groupIds,
    clientIds: {
      front: front.clientId,
      reaper: reaper?.clientId,
      signIn: watch.signIn,
      bot: bot?.id,
    },
    emergencyAccounts,
    now: () => new Date(),
    ...limits,
  });
}

type Person = Pick<DeviceSignIn, 'clientId' | 'tell'>;
type Limits = Pick<TenantSettings, 'lanes' | 'pause'>;

function tokensOf(
  { tenantId, authorityUrl, graphUrl, front }: Config,
  as: 'front' | Person,
  scopes: readonly string[],
): TenantSettings['token'] {
  if (as !== 'front') return deviceTokens({ tenantId, authorityUrl, graphUrl, scopes, ...as });
  const application = tokenSource({ ...front, tenantId, authorityUrl });
  return async () => (await application(`${graphUrl}/.default`)).token;
}

function readerOf(
  { graphUrl, groupIds, front, reaper, signIn, bot }: Config,
  { emergencyAccounts }: Policy,
  token: TenantSettings['token'],
  limits: Limits,
): ReadTenant {
  // Whose permissions are judged is known by the settings of all of them.
  if (reaper === undefined || signIn === undefined || bot === undefined)
    throw new ConfigFault(['ROLES: web,pages,jobs with their settings, for a check of all identities']);
  return createTenantReader({
    graphUrl,
    token,
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
