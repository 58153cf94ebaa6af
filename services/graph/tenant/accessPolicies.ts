import { z } from 'zod/v4';
import type { AccessPolicy, Named, Narrowing } from '../../baseline/accessPolicy';
import { readAs } from '../answer';
import type { GraphClient } from '../client';

const texts = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);
const filled = z.looseObject({}).nullish();
const users = z.looseObject({
  includeUsers: texts,
  excludeUsers: texts,
  includeGroups: texts,
  excludeGroups: texts,
  includeRoles: texts,
  excludeRoles: texts,
  includeGuestsOrExternalUsers: filled,
  excludeGuestsOrExternalUsers: filled,
});
const applications = z.looseObject({
  includeApplications: texts,
  excludeApplications: texts,
  includeUserActions: texts,
  includeAuthenticationContextClassReferences: texts,
  applicationFilter: filled,
});
const conditions = z.looseObject({
  users: users.nullish(),
  applications: applications.nullish(),
  clientAppTypes: texts,
  platforms: filled,
  locations: z.looseObject({ includeLocations: texts, excludeLocations: texts }).nullish(),
  devices: filled,
  signInRiskLevels: texts,
  userRiskLevels: texts,
  servicePrincipalRiskLevels: texts,
  clientApplications: filled,
  authenticationFlows: filled,
  insiderRiskLevels: z.string().nullish(),
});
const grantControls = z.looseObject({
  operator: z.string().nullish(),
  builtInControls: texts,
  customAuthenticationFactors: texts,
  termsOfUse: texts,
  authenticationStrength: z.looseObject({ id: z.string() }).nullish(),
});
const policy = z.looseObject({
  id: z.string(),
  displayName: z.string().nullish(),
  state: z.string(),
  conditions,
  grantControls: grantControls.nullish(),
});
const nameless = z.looseObject({
  id: z.string(),
  displayName: z.string().nullish(),
  state: z.string().nullish(),
});

const states: Readonly<Record<string, AccessPolicy['state']>> = {
  enabled: 'enabled',
  disabled: 'disabled',
  enabledForReportingButNotEnforced: 'reportOnly',
};
const knownControls = [
  'block',
  'mfa',
  'compliantDevice',
  'domainJoinedDevice',
  'approvedApplication',
  'compliantApplication',
  'passwordChange',
  'riskRemediation',
];
const knownClients = [
  'all',
  'browser',
  'mobileAppsAndDesktopClients',
  'exchangeActiveSync',
  'easSupported',
  'other',
];
const nobody: Named = { everybody: false, people: [], groups: [], roles: [] };

/** All Conditional Access policies; one of a shape that is newer than this product is kept, as not understood. */
export async function readAccessPolicies(graph: Pick<GraphClient, 'list'>): Promise<readonly AccessPolicy[]> {
  return (await graph.list('/identity/conditionalAccess/policies')).map(toPolicy);
}

function toPolicy(entry: unknown): AccessPolicy {
  const parsed = policy.safeParse(entry);
  if (!parsed.success) return strange(entry);
  const { conditions: when, grantControls: grant, ...own } = parsed.data;
  const { users: who, applications: what } = when;
  const state = states[own.state];
  const controls = grant?.builtInControls ?? [];
  return {
    id: own.id,
    name: own.displayName ?? own.id,
    state: state ?? 'unknown',
    understood:
      state !== undefined &&
      controls.every((control) => knownControls.includes(control)) &&
      when.clientAppTypes.every((client) => knownClients.includes(client)) &&
      nothingNew(when, conditions) &&
      nothingNew(who ?? {}, users) &&
      nothingNew(what ?? {}, applications) &&
      nothingNew(grant ?? {}, grantControls),
    included: named(who?.includeUsers, who?.includeGroups, who?.includeRoles),
    excluded: named(who?.excludeUsers, who?.excludeGroups, who?.excludeRoles),
    allApps: what?.includeApplications.includes('All') ?? false,
    someAppsExcluded: (what?.excludeApplications.length ?? 0) > 0 || isFilled(what?.applicationFilter),
    registering: what?.includeUserActions.includes('urn:user:registersecurityinfo') ?? false,
    clients: when.clientAppTypes,
    narrowed: narrowingOf(when),
    everywhere: when.locations?.includeLocations.includes('All') ?? true,
    placesExcluded: when.locations?.excludeLocations ?? [],
    grant:
      grant === null || grant === undefined
        ? undefined
        : {
            all: grant.operator === 'AND',
            controls: [...controls, ...grant.customAuthenticationFactors, ...grant.termsOfUse],
            strengthId: grant.authenticationStrength?.id,
          },
  };
}

function strange(entry: unknown): AccessPolicy {
  const { id, displayName, state = '' } = readAs(nameless, entry);
  return {
    id,
    name: displayName ?? id,
    state: states[state ?? ''] ?? 'unknown',
    understood: false,
    included: nobody,
    excluded: nobody,
    allApps: false,
    someAppsExcluded: false,
    registering: false,
    clients: [],
    narrowed: [],
    everywhere: false,
    placesExcluded: [],
    grant: undefined,
  };
}

function named(
  people: readonly string[] = [],
  groups: readonly string[] = [],
  roles: readonly string[] = [],
): Named {
  const everybody = people.includes('All');
  return { everybody, people: people.filter((id) => id !== 'All' && id !== 'None'), groups, roles };
}

function narrowingOf(when: z.infer<typeof conditions>): readonly Narrowing[] {
  const { locations: places } = when;
  const everywhere =
    (places?.includeLocations.includes('All') ?? true) && (places?.excludeLocations.length ?? 0) === 0;
  const found: Readonly<Record<Narrowing, boolean>> = {
    platforms: isFilled(when.platforms),
    locations: isFilled(places) && !everywhere,
    devices: isFilled(when.devices),
    signInRisk: when.signInRiskLevels.length > 0,
    userRisk: when.userRiskLevels.length > 0,
    insiderRisk: isFilled(when.insiderRiskLevels),
    flows: isFilled(when.authenticationFlows),
    workloads: isFilled(when.clientApplications) || when.servicePrincipalRiskLevels.length > 0,
  };
  return (Object.keys(found) as Narrowing[]).filter((name) => found[name]);
}

/** Whether an object holds nothing, beside what we know, that has a value. */
function nothingNew(object: object, shape: z.ZodObject): boolean {
  return Object.entries(object).every(
    ([name, value]) => name in shape.shape || name.includes('@odata.') || !isFilled(value),
  );
}

function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  if (Array.isArray(value)) return value.some(isFilled);
  if (typeof value !== 'object') return true;
  return Object.entries(value).some(([name, held]) => !name.includes('@odata.') && isFilled(held));
}
