import type { GraphCall } from '../graphCalls';
import type { Containment, Directory, Groups, Install, Passes } from '../ports';
import type { Secret } from '../secret';
import type { TenantLogs } from '../tenantLogs';
import { createClient } from './client';
import type { GraphClient } from './client';
import { createContainment } from './containment';
import type { TokenSource } from './credentials';
import { createDirectory } from './directory';
import { createGroups } from './groups';
import { createInstall } from './install';
import { createLane, strictLane } from './lane';
import type { LaneBudget } from './lane';
import { createLogs } from './logs';
import type { LogSettings } from './logs';
import { createPasses } from './passes';

/** The address of Graph, the identities that call it, and how strict its lane for methods is. */
export interface GraphSettings {
  readonly graphUrl: string;
  readonly front: TokenSource;
  readonly reaper: TokenSource;
  readonly bot: TokenSource;
  /** The group whose members get a privileged pass. */
  readonly privilegedGroupId: string;
  /** The app's id in the tenant's catalogue, where the bot may install it. */
  readonly teamsAppId?: string | undefined;
  readonly lane?: LaneBudget;
  readonly logs: Omit<LogSettings, 'graphUrl'>;
  /** How long one call may take, in ms; 10,000 when absent, and 30,000 for a page of a log. */
  readonly timeoutMs?: number;
  /** Hears how every call ended. */
  readonly note?: (call: GraphCall) => void;
}

const pageOfLogMs = 30_000;

/** Every port that Graph stands behind, with each identity kept to its own calls. */
export function createGraph(settings: GraphSettings): {
  readonly directory: Directory;
  readonly passes: Passes;
  readonly groups: Groups;
  readonly containment: Containment;
  readonly install: Install;
  readonly logs: TenantLogs;
} {
  const { graphUrl, timeoutMs, note } = settings;
  const clientOf = (token: () => Promise<Secret>): GraphClient =>
    createClient(graphUrl, token, timeoutMs, note);
  const scope = `${graphUrl}/.default`;
  const frontToken = async (): Promise<Secret> => (await settings.front(scope)).token;
  const front = clientOf(frontToken);
  const reader = createClient(graphUrl, frontToken, timeoutMs ?? pageOfLogMs, note);
  const bot = clientOf(async () => (await settings.bot(scope)).token);
  const reaper = clientOf(async () => (await settings.reaper(scope)).token);
  const lane = createLane(settings.lane ?? strictLane);
  const passes = createPasses(front, reaper, lane, (authority) => clientOf(() => Promise.resolve(authority)));
  return {
    passes,
    directory: createDirectory(front, passes, lane, settings.privilegedGroupId),
    groups: createGroups(front, reaper, graphUrl),
    containment: createContainment(reaper),
    install: createInstall(bot, graphUrl, settings.teamsAppId),
    logs: createLogs(reader, lane, { ...settings.logs, graphUrl }),
  };
}
