import type { AccessPolicy } from './accessPolicy';
import type { EmergencyAccount, ExcludedGroup, Strength } from './tenantState';

/** The combinations that no imitated page can take from a person. */
const resistant = ['fido2', 'windowsHelloForBusiness', 'x509CertificateMultiFactor'];
/** The directory's own synchronisation account cannot meet a policy and is left out by everybody. */
const synchronisation = 'd29b2b05-8046-44ba-8758-1e26182fcf32';

/** Whether a policy is about members of a group, as far as the policy itself tells. */
export function appliesToGroup(policy: AccessPolicy, groupId: string): boolean {
  const { included, excluded } = policy;
  return (included.everybody || included.groups.includes(groupId)) && !excluded.groups.includes(groupId);
}

/** Whether a policy is about holders of a role. */
export function appliesToRole(policy: AccessPolicy, roleId: string): boolean {
  const { included, excluded } = policy;
  return (included.everybody || included.roles.includes(roleId)) && !excluded.roles.includes(roleId);
}

/** Whether it holds for every sign-in to every app, by whatever client a person uses today. */
export function isWide(policy: AccessPolicy): boolean {
  return policy.allApps && !policy.someAppsExcluded && policy.narrowed.length === 0 && takesModern(policy);
}

/** Whether it is about browsers and about apps on phones and desktops. */
export function takesModern({ clients }: AccessPolicy): boolean {
  return (
    clients.includes('all') ||
    (clients.includes('browser') && clients.includes('mobileAppsAndDesktopClients'))
  );
}

/** Whether it lets nobody in. */
export function blocks({ grant }: AccessPolicy): boolean {
  return grant?.controls.includes('block') ?? false;
}

/** Whether nobody gets by without this control: it is the only one, or all are demanded. */
export function insistsOn({ grant }: AccessPolicy, controls: readonly string[]): boolean {
  if (grant === undefined) return false;
  const held = grant.controls.filter((control) => controls.includes(control));
  const others = grant.controls.length - held.length + (grant.strengthId === undefined ? 0 : 1);
  return held.length > 0 && (grant.all || others === 0);
}

/** Whether nobody gets by without a second factor or a strength. */
export function insistsOnMfa(policy: AccessPolicy): boolean {
  const { grant } = policy;
  if (insistsOn(policy, ['mfa'])) return true;
  return grant?.strengthId !== undefined && (grant.all || grant.controls.length === 0);
}

/** The combinations with which a policy is satisfied; undefined when it demands no strength, or one that is not there. */
export function combinationsOf(
  policy: AccessPolicy,
  strengths: readonly Strength[],
): readonly string[] | undefined {
  const id = policy.grant?.strengthId;
  return id === undefined ? undefined : strengths.find((strength) => strength.id === id)?.combinations;
}

/** Whether only phishing-resistant methods are enough. */
export function isResistant(combinations: readonly string[] | undefined): boolean {
  return (
    combinations !== undefined &&
    combinations.length > 0 &&
    combinations.every((one) => resistant.includes(one))
  );
}

/** Whether a pass that works once is enough. */
export function takesPass(combinations: readonly string[]): boolean {
  return combinations.includes('temporaryAccessPassOneTime');
}

/** Who is left out beside emergency accounts, in words for people: groups by name, everything else by id. */
export function othersExcluded(
  { excluded }: AccessPolicy,
  emergency: readonly EmergencyAccount[],
  groups: readonly ExcludedGroup[],
): readonly string[] {
  const own = emergency.map(({ id }) => id);
  return [
    ...excluded.people.filter((id) => !own.includes(id) && id !== 'GuestsOrExternalUsers'),
    ...excluded.groups.flatMap((id) => {
      const group = groups.find((one) => one.id === id);
      if (group === undefined) return [id];
      return group.others === 0 ? [] : [group.name];
    }),
    ...excluded.roles.filter((id) => id !== synchronisation),
  ];
}

/** Whether an emergency account is left out, itself or by a group. */
export function isExcluded({ excluded }: AccessPolicy, account: EmergencyAccount): boolean {
  return (
    excluded.people.includes(account.id) || excluded.groups.some((group) => account.groups.includes(group))
  );
}

/** The names of policies, for evidence. */
export function namesOf(policies: readonly AccessPolicy[]): readonly string[] {
  return [...new Set(policies.map(({ name }) => name))];
}
