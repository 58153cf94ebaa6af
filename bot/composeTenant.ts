import { tokenSource } from '../services/graph/credentials';
import { createGraph } from '../services/graph/graph';
import type { LaneBudget } from '../services/graph/lane';
import type { LogName } from '../services/policy/alerting';
import type { Config, Identity } from './config';
import { logSettings } from './logSettings';

/** How the tenant is reached: how strict its lanes are, how long a call may take (ms), and what policy calls its log's entries. */
interface Reach {
  readonly lane?: LaneBudget;
  readonly timeoutMs?: number;
  readonly names?: readonly LogName[];
}

/** The tenant behind its ports, each identity kept to its own calls. */
export function graphOf(config: Config, { names = [], ...limits }: Reach = {}) {
  return createGraph({
    graphUrl: config.graphUrl,
    front: tokensOf(config, config.front),
    reaper: tokensOf(config, config.reaper),
    bot: tokensOf(config, config.bot.identity),
    teamsAppId: config.bot.teamsAppId,
    logs: logSettings(config, names),
    ...limits,
  });
}

/** The client ids of the desk's own identities. */
export function identitiesOf({ front, reaper, signIn }: Config) {
  return { front: front.clientId, reaper: reaper.clientId, signIn: signIn.clientId };
}

/** Tokens of one of the desk's identities. */
export function tokensOf({ tenantId, authorityUrl }: Config, identity: Identity) {
  return tokenSource({ ...identity, tenantId, authorityUrl });
}
