import type { Evidence } from './evidence';

/** Why a policy stays in report-only. */
export type HeldWhy =
  | 'emergency'
  | 'securityDefaults'
  | 'changed'
  | 'noPilot'
  | 'notPilot'
  | 'noKey'
  | 'unseen'
  | 'wouldRefuse'
  | 'otherHalf';

/** A policy of a plan that stands in report-only. */
export interface Standing {
  /** The item that made it, such as `policy.force`. */
  readonly item: string;
  readonly id: string;
  /** When it was made (ISO 8601). */
  readonly since: string;
  /** Whether it still does what was planned. */
  readonly asMade: boolean;
}

/** What the tenant has to say before any policy is turned on. */
export interface Ground {
  readonly emergencyReady: boolean;
  readonly securityDefaults: boolean;
  readonly pilotGroupId: string | undefined;
}

const pair = ['policy.register', 'policy.force'];
/** Policies that many people meet on many days: one that nobody met in report-only was not tried. */
const metByMany = ['policy.administrators', 'policy.everybody'];

/** Why a policy must stay in report-only; nothing when it may be turned on. `others` are the policies of the same plan that are on. */
export function holding(
  { item, id, since, asMade }: Standing,
  ground: Ground,
  evidence: Evidence,
  others: readonly string[],
): readonly HeldWhy[] {
  const tried = evidence.tried.get(id);
  const isPair = pair.includes(item);
  const { pilotGroupId } = ground;
  const held: Readonly<Record<HeldWhy, boolean>> = {
    emergency: !ground.emergencyReady,
    securityDefaults: ground.securityDefaults,
    changed: !asMade,
    noPilot: isPair && pilotGroupId === undefined,
    notPilot: isPair && pilotGroupId !== undefined && !evidence.groups.includes(pilotGroupId),
    noKey: isPair && !evidence.keys.some((at) => at !== undefined && at >= since),
    unseen: isPair ? (tried?.ownLet ?? 0) === 0 : metByMany.includes(item) && (tried?.let ?? 0) === 0,
    wouldRefuse: (tried?.refused.length ?? 0) > 0,
    otherHalf: item === 'policy.force' && !others.includes('policy.register'),
  };
  return (Object.keys(held) as HeldWhy[]).filter((why) => held[why]);
}
