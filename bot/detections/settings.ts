import { guidePolicy } from '../../services/policy/policy';
import type { Policy } from '../../services/policy/policy';

/** Ids of the tenant (lower case) that detections name; empty lists in the files that come with the desk. */
export interface TenantIds {
  readonly groups: readonly string[];
  readonly front: readonly string[];
  readonly reaper: readonly string[];
  readonly signIn: readonly string[];
  /** Emergency accounts. */
  readonly emergency: readonly string[];
}

/** What detections are written with: the policy's thresholds, and the ids of a tenant. */
export interface Settings {
  readonly policy: Policy;
  readonly ids: TenantIds;
}

/** The guide's policy and nobody's tenant: what the files of the repository are written with. */
export const plainSettings: Settings = {
  policy: guidePolicy,
  ids: { groups: [], front: [], reaper: [], signIn: [], emergency: [] },
};
