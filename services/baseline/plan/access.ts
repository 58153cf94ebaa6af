import { isResistant, takesPass } from '../access';
import type { AccessPolicy } from '../accessPolicy';
import { sameName } from '../policyName';
import type { ByHand, Draft, PlannedPolicy, Reference } from './change';
import { emergencyOf } from './emergencyOf';
import { hasFailed, valueOf } from './planning';
import type { Planned, Planning } from './planning';
import { samePolicy } from './samePolicy';
import { strengthFor } from './strengthFor';
import { forceIds, wishesOf } from './wishes';
import type { Wish } from './wishes';

const resistant = ['fido2', 'windowsHelloForBusiness', 'x509CertificateMultiFactor'];
const registering = ['temporaryAccessPassOneTime', ...resistant, 'deviceBasedPush'];

/**
 * Plans Conditional Access: strengths, trusted places where some were named, and policies, each in report-only and none
 * without two emergency accounts that it leaves out.
 */
export function planAccess(
  planning: Planning,
  groups: Planned,
  tap: readonly Reference[] | undefined,
): Planned {
  const policies = valueOf(planning, 'policies');
  const strengths = valueOf(planning, 'strengths');
  if (policies === undefined || strengths === undefined) return { items: [], byHand: [] };
  const strong = strengthFor(strengths, 'strength.resistant', 'TAP – phishing-resistant', resistant, (all) =>
    isResistant(all),
  );
  const register = strengthFor(
    strengths,
    'strength.register',
    'TAP – register',
    registering,
    (all) => takesPass(all) && all.includes('fido2') && all.every((one) => registering.includes(one)),
  );
  const places = placesOf(planning);
  const wishes = wishesOf(planning, tap, strong.reference, register.reference, places);
  const open = wishes.filter(({ checks, policy }) => isOpen(planning, checks, policy, policies));
  const excluded = emergencyOf(valueOf(planning, 'emergency'));
  const settled = open.map((wish) => settle(wish, policies, excluded));
  const kept = settled.flatMap((one) => ('item' in one ? [one.item] : []));
  const used = [strong, register].flatMap(({ item }) => item ?? []).filter(({ id }) => isUsed(id, kept));
  const place = kept.some(({ id }) => id === 'policy.place') ? places.items : [];
  return {
    items: withGroups([...used, ...place, ...kept], groups.items),
    byHand: [
      ...settled.flatMap((one) => ('byHand' in one ? one.byHand : [])),
      ...(tap === undefined ? groupless(planning) : []),
      ...places.byHand,
    ],
  };
}

/** Something fails that it would settle, and no policy is there that does the same. */
function isOpen(
  planning: Planning,
  checks: readonly string[],
  policy: PlannedPolicy,
  policies: readonly AccessPolicy[],
): boolean {
  if (!hasFailed(planning, checks)) return false;
  const idOf = (one: Reference): string | undefined => ('id' in one ? one.id : undefined);
  return !policies.some((found) => found.state !== 'disabled' && samePolicy(policy, found, idOf));
}

function settle(
  { key, checks, policy, after }: Wish,
  policies: readonly AccessPolicy[],
  excluded: readonly string[],
): { readonly item: Draft } | { readonly byHand: readonly ByHand[] } {
  const no = (because: ByHand['because'], names: readonly string[]) => ({
    byHand: checks.map((check) => ({ check, because, names })),
  });
  if (excluded.length < 2) return no('emergency', []);
  const named = policies.filter((one) => sameName(one.name, policy.name));
  if (named.length > 0)
    return no(named.some(({ state }) => state === 'enabled') ? 'enforced' : 'nameTaken', [policy.name]);
  const references = [
    ...('groups' in policy.who ? policy.who.groups : []),
    ...('strength' in policy.demand ? [policy.demand.strength] : []),
  ];
  return {
    item: {
      id: `policy.${key}`,
      change: { kind: 'makePolicy', policy },
      after: [...references.flatMap((one) => ('madeBy' in one ? [one.madeBy] : [])), ...after],
      checks,
      touches: false,
    },
  };
}

function placesOf(planning: Planning): Planned & { readonly trusted: boolean } {
  const locations = valueOf(planning, 'locations') ?? [];
  if (locations.some(({ trusted }) => trusted)) return { items: [], byHand: [], trusted: true };
  if (planning.places.length === 0) {
    const wanting = hasFailed(planning, ['restrict.place']);
    const byHand = wanting ? [{ check: 'restrict.place', because: 'places' as const, names: [] }] : [];
    return { items: [], byHand, trusted: false };
  }
  const item: Draft = {
    id: 'place.trusted',
    change: { kind: 'makePlace', name: 'TAP – trusted places', ranges: planning.places },
    after: [],
    checks: ['restrict.place'],
    touches: false,
  };
  return { items: [item], byHand: [], trusted: true };
}

function isUsed(id: string, items: readonly Draft[]): boolean {
  return items.some(({ after }) => after.includes(id));
}

function withGroups(items: readonly Draft[], groups: readonly Draft[]): readonly Draft[] {
  const known = [...items, ...groups].map(({ id }) => id);
  return items.map((item) => ({ ...item, after: item.after.filter((id) => known.includes(id)) }));
}

function groupless(planning: Planning): readonly ByHand[] {
  return [...forceIds, 'restrict.risk', 'restrict.device', 'privileged.extraAccess']
    .filter((check) => hasFailed(planning, [check]))
    .map((check) => ({ check, because: 'groups' as const, names: [] }));
}
