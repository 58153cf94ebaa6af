import type { Containment, Directory, Groups, Passes } from '../ports';
import { createClient } from './client';
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
}

/** Every port that Graph stands behind, with each identity kept to its own calls. */
export function createGraph(settings: GraphSettings): {
  readonly directory: Directory;
  readonly passes: Passes;
  readonly groups: Groups;
  readonly containment: Containment;
} {
  const { graphUrl } = settings;
  const scope = `${graphUrl}/.default`;
  const front = createClient(graphUrl, async () => (await settings.front(scope)).token);
  const reaper = createClient(graphUrl, async () => (await settings.reaper(scope)).token);
  const passes = createPasses(front, reaper, createLane(settings.lane ?? strictLane), graphUrl);
  return {
    passes,
    directory: createDirectory(front, passes),
    groups: createGroups(front, reaper, graphUrl),
    containment: createContainment(reaper),
  };
}
