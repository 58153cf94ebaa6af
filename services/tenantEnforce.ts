import type { Item, Reference } from './baseline/plan/change';
import { emergencyOf } from './baseline/plan/emergencyOf';
import type { ReadEvidence } from './baseline/plan/evidence';
import { holding } from './baseline/plan/holding';
import type { Ground, HeldWhy, Standing } from './baseline/plan/holding';
import type { Journal } from './baseline/plan/journal';
import { samePolicy } from './baseline/plan/samePolicy';
import type { Administrator, TenantWriter } from './baseline/plan/writer';
import type { TenantState } from './baseline/tenantState';

/** What became of a policy: turned on, on already, gone, or held in report-only for reasons. */
export interface Enforced {
  readonly item: string;
  readonly is: 'on' | 'wasOn' | 'gone' | 'held' | 'ready';
  readonly why: readonly HeldWhy[];
  /** Whom it would have refused beside the test user, by object id. */
  readonly refused: readonly string[];
}

/** What turning policies on needs; nothing is turned on without `act`. */
export interface Enforcing {
  readonly items: readonly Item[];
  readonly journal: Journal;
  readonly state: TenantState;
  readonly pilotGroupId: string | undefined;
  readonly testUserId: string;
  readonly evidence: ReadEvidence;
  readonly writer: TenantWriter;
  readonly by: Administrator;
  readonly act: boolean;
  readonly now: () => Date;
}

/** Turns the policies of a plan on, each when it was tried in report-only; the guide's own only after its other half; undefined where policies cannot be read. Throws Fault. */
export async function enforcePlan(enforcing: Enforcing): Promise<readonly Enforced[] | undefined> {
  const { journal, state, testUserId, writer, by, act, now } = enforcing;
  const { policies, emergency, securityDefaults } = state;
  if (policies.is !== 'known') return undefined;
  const standing = standingOf(enforcing);
  const waiting = standing.filter((one) => 'asMade' in one);
  const since = waiting.map((one) => one.since).sort()[0] ?? now().toISOString();
  const ids = waiting.map(({ id }) => id);
  const evidence = await enforcing.evidence(testUserId, ids, since);
  const ground: Ground = {
    emergencyReady: emergency.is === 'known' && emergencyOf(emergency.value).length >= 2,
    securityDefaults: securityDefaults.is !== 'known' || securityDefaults.value,
    pilotGroupId: enforcing.pilotGroupId,
  };
  const on: string[] = registrationIsPassed(state) ? ['policy.register'] : [];
  const all: Enforced[] = [];
  for (const one of standing) {
    if (!('asMade' in one)) {
      if (one.is === 'wasOn') on.push(one.item);
      all.push({ ...one, why: [], refused: [] });
      continue;
    }
    const why = holding(one, ground, evidence, on);
    const refused = evidence.tried.get(one.id)?.refused ?? [];
    if (why.length > 0) {
      all.push({ item: one.item, is: 'held', why, refused });
      continue;
    }
    if (act) {
      const undo = { kind: 'turnOff', policyId: one.id } as const;
      const entry = { at: now().toISOString(), by, madeId: undefined, undo };
      await journal.note(`on.${one.item}`, { ...entry, state: 'started' });
      await writer.turnOn(one.id);
      await journal.note(`on.${one.item}`, { ...entry, state: 'done' });
    }
    on.push(one.item);
    all.push({ item: one.item, is: act ? 'on' : 'ready', why: [], refused });
  }
  return all;
}

/** Somebody else's policy may be the other half: then no plan made one. */
function registrationIsPassed({ policies, strengths }: TenantState): boolean {
  if (policies.is !== 'known' || strengths.is !== 'known') return false;
  const taking = strengths.value.filter(({ combinations }) =>
    combinations.includes('temporaryAccessPassOneTime'),
  );
  return policies.value.some(
    ({ state, registering, grant }) =>
      state === 'enabled' && registering && taking.some(({ id }) => id === grant?.strengthId),
  );
}

type Stood = Standing | { readonly item: string; readonly is: 'wasOn' | 'gone' };

function standingOf({ items, journal, state }: Enforcing): readonly Stood[] {
  const policies = state.policies.is === 'known' ? state.policies.value : [];
  const idOf = (reference: Reference) =>
    'id' in reference ? reference.id : journal.entries.get(reference.madeBy)?.madeId;
  return items.flatMap(({ id: item, change }): readonly Stood[] => {
    const entry = journal.entries.get(item);
    if (change.kind !== 'makePolicy' || entry?.state !== 'done') return [];
    const found = policies.find(({ id }) => id === entry.madeId);
    if (found === undefined) return [{ item, is: 'gone' }];
    if (found.state === 'enabled') return [{ item, is: 'wasOn' }];
    const asMade = samePolicy(change.policy, found, idOf);
    return [{ item, id: found.id, since: entry.at, asMade }];
  });
}
