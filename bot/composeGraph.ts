import { tokenSource } from '../services/graph/credentials';
import type { TokenSource } from '../services/graph/credentials';
import { createGraph } from '../services/graph/graph';
import type { LaneBudget } from '../services/graph/lane';
import type { GraphCall } from '../services/graphCalls';
import type { LogName } from '../services/policy/alerting';
import { absent } from './absent';
import type { Config, Identity } from './config';
import { logSettings } from './logSettings';

/** How the tenant is reached: how strict its lanes are, how long a call may take (ms), what policy calls its log's entries, and who hears of calls. */
interface Reach {
  readonly lane?: LaneBudget;
  readonly timeoutMs?: number;
  readonly names?: readonly LogName[];
  readonly note?: (call: GraphCall) => void;
}

/** The tenant behind its ports, each identity kept to its own calls. */
export function graphOf(config: Config, { names = [], ...limits }: Reach = {}) {
  const { graphUrl, groupIds, front, reaper, bot } = config;
  return createGraph({
    graphUrl,
    front: tokensOf(config, front),
    reaper: tokensOf(config, reaper),
    bot: tokensOf(config, bot?.identity),
    privilegedGroupId: groupIds.tap.privileged,
    teamsAppId: bot?.teamsAppId,
    logs: logSettings(config, names),
    ...limits,
  });
}

/** Tokens of one of the desk's identities; a process that has not got it fails when it asks. */
export function tokensOf({ tenantId, authorityUrl }: Config, identity: Identity | undefined): TokenSource {
  return identity === undefined ? absent : tokenSource({ ...identity, tenantId, authorityUrl });
}
