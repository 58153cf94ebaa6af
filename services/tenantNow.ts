import type { Account, LivePass, TenantNow } from './alerts/facts';
import { reconcile } from './alerts/reconcile';
import type { Coverage, Reading, TenantRecord } from './alerts/record';
import { ofKind } from './alerts/records';
import { Fault } from './faults';
import { classOf, refusedBecause } from './policy/classOf';
import type { Pass } from './policy/facts';
import type { Policy } from './policy/policy';
import { tapGroups } from './policy/terms';
import { minutesAfter } from './requests/moments';
import type { Request } from './requests/request';
import { protectedIds, subjectFacts } from './subjectFacts';
import type { World } from './world';

/** What was found of an account behind a strange pass or membership, kept for some minutes: each look takes a place in the lane. */
export type Look = Map<
  string,
  { readonly at: string; readonly account: Account; readonly pass: Pass | undefined }
>;

const looksAtOnce = 20;
const lookHoldsMinutes = 5;
/** Of passes made longer ago there is nothing left to see. */
const passLivesMinutes = 24 * 60;

interface Known {
  readonly now: string;
  readonly cases: readonly Request[];
  readonly records: readonly TenantRecord[];
}

/** The groups as they are, and the accounts and live passes that no case explains; what cannot be read is blind. */
export async function tenantNow(
  world: World,
  known: Known,
  look: Look,
): Promise<{ readonly tenant: TenantNow; readonly seen: Pick<Coverage, 'groups' | 'passes'> }> {
  const { groupIds, policy } = world;
  const identities = ownIdentities(world);
  const read: Reading = { state: 'read', until: known.now };
  const blind: Reading = { state: 'blind', because: 'failing' };
  const failed = (error: unknown): Reading => {
    world.log.warn('monitor:noTenant', { code: error instanceof Fault ? error.code : 'BUG' });
    return blind;
  };
  const members = Object.fromEntries(tapGroups.map((group) => [group, [] as readonly string[]]));
  let technicians: readonly string[] = [];
  const groups = await (async () => {
    for (const group of tapGroups)
      members[group] = (await world.groups.members(groupIds.tap[group])).map(({ id }) => id.toLowerCase());
    technicians = (await world.directory.members(groupIds.technician)).map(({ id }) => id.toLowerCase());
    return read;
  })().catch(failed);
  const strange = strangeAccounts(policy, identities.signIn, known, Object.values(members).flat());
  const passes = await lookAt(world, strange, known.now, look).then(() => read, failed);

  const accounts = new Map<string, Account>();
  for (const { subject, class: subjectClass, office } of known.cases)
    accounts.set(subject.id.toLowerCase(), { class: subjectClass, refused: undefined, site: office });
  for (const [id, { account }] of look) accounts.set(id, account);
  const group = (name: (typeof tapGroups)[number]) => ({
    id: groupIds.tap[name].toLowerCase(),
    members: members[name] ?? [],
  });
  return {
    tenant: {
      groups: {
        onboarding: group('onboarding'),
        recovery: group('recovery'),
        privileged: group('privileged'),
      },
      passes: livePasses(look),
      accounts,
      emergencyAccounts: policy.emergencyAccounts.map((id) => id.toLowerCase()),
      technicians,
      identities,
    },
    seen: { groups, passes },
  };
}

/** By which ids the desk's own doings are known; a process that has not got them cannot tell them from others'. */
function ownIdentities({ identities }: World): TenantNow['identities'] {
  if (identities === undefined) throw new Fault('IDENTITY_ABSENT', { retryable: false });
  const { front, reaper, signIn } = identities;
  return {
    front: [front.toLowerCase()],
    reaper: [reaper.toLowerCase()],
    signIn: [signIn.toLowerCase()],
  };
}

/** Whoever got a pass lately that no case made, and whoever is in a group without an open case; the newest first. */
function strangeAccounts(
  policy: Policy,
  signIn: readonly string[],
  { now, cases, records }: Known,
  members: readonly string[],
): readonly string[] {
  const lately = minutesAfter(now, -passLivesMinutes);
  const created = ofKind(records, 'passCreated').filter(({ at }) => at >= lately);
  const limits = {
    skewMinutes: policy.alerts.limits.skewMinutes,
    signIn,
  };
  const strange = reconcile(created, cases, limits)
    .filter(({ request }) => request === undefined)
    .map(({ record }) => record.subjectId)
    .reverse();
  const open = new Set(
    cases.filter(({ stage }) => stage !== 'closed').map(({ subject }) => subject.id.toLowerCase()),
  );
  return [...new Set([...strange, ...members.filter((id) => !open.has(id))])];
}

/** Looks at those that were not looked at lately, so many at most, and forgets those that are strange no longer. */
async function lookAt(world: World, ids: readonly string[], now: string, look: Look): Promise<void> {
  for (const id of look.keys()) if (!ids.includes(id)) look.delete(id);
  const old = minutesAfter(now, -lookHoldsMinutes);
  const due = ids.filter((id) => (look.get(id)?.at ?? '') < old).slice(0, looksAtOnce);
  for (const id of due) {
    await world.passes.turn();
    const facts = await subjectFacts(world, id);
    if (facts === undefined) continue;
    const protectedBy = protectedIds(world);
    const account = {
      class: classOf(facts, protectedBy),
      refused: refusedBecause(facts, protectedBy),
      site: facts.office,
    };
    look.set(id, { at: now, account, pass: facts.pass });
  }
}

function livePasses(look: Look): readonly LivePass[] {
  return [...look].flatMap(([subjectId, { pass }]) => (pass === undefined ? [] : [{ subjectId, pass }]));
}
