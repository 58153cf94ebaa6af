import type { Containment, Directory, Groups, Passes } from '../ports';
import type { Secret } from '../secret';
import { createClient } from './client';
import type { GraphClient } from './client';
import { createContainment } from './containment';
import type { TokenSource } from './credentials';
import { createDirectory } from './directory';
import { createGroups } from './groups';
import { createLane, strictLane } from './lane';
import type { LaneBudget } from './lane';
import { createPasses } from './passes';

/** The address of Graph, the two identities that call it, and how strict its lane for methods is. */
export interface GraphSettings {
  readonly graphUrl: string;
  readonly front: TokenSource;
  readonly reaper: TokenSource;
  readonly lane?: LaneBudget;
  /** How long one call may take, in ms; 10,000 when absent. */
  readonly timeoutMs?: number;
}

/** Every port that Graph stands behind, with each identity kept to its own calls. */
export function createGraph(settings: GraphSettings): {
  readonly directory: Directory;
  readonly passes: Passes;
  readonly groups: Groups;
  readonly containment: Containment;
} {
  const { graphUrl, timeoutMs } = settings;
  const clientOf = (token: () => Promise<Secret>): GraphClient => createClient(graphUrl, token, timeoutMs);
  const scope = `${graphUrl}/.default`;
  const front = clientOf(async () => (await settings.front(scope)).token);
  const reaper = clientOf(async () => (await settings.reaper(scope)).token);
  const lane = createLane(settings.lane ?? strictLane);
  const passes = createPasses(front, reaper, lane, (authority) => clientOf(() => Promise.resolve(authority)));
  return {
    passes,
    directory: createDirectory(front, passes, lane),
    groups: createGroups(front, reaper, graphUrl),
    containment: createContainment(reaper),
  };
}
