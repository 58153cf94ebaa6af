import { z } from 'zod/v4';
import type { ReadName, ReadState, ReadTenant } from '../baseline/reader';
import { partNames } from '../baseline/tenantState';
import type { TenantParts } from '../baseline/tenantState';
import type { Part } from '../baseline/part';
import { Fault } from '../faults';
import type { Secret } from '../secret';
import { readAs } from './answer';
import { createClient } from './client';
import { createLane, strictLane } from './lane';
import type { LaneBudget } from './lane';
import { readAccessPolicies } from './tenant/accessPolicies';
import { readEmergencyAccounts } from './tenant/emergencyAccounts';
import { readExcludedGroups, readMembers, readTargetGroup } from './tenant/groupsOf';
import { otherMethodOf, passMethodOf } from './tenant/methodPolicies';
import { readOwnIdentity } from './tenant/ownIdentity';
import { partOf } from './tenant/partOf';
import { createPatient } from './tenant/patient';
import { readActiveRoles, readEligibleRoles, readUnits } from './tenant/roleHoldings';
import { readAuditLog, readEmergencyUse, readLegacyUse } from './tenant/signIns';
import { readLocations, readStrengths } from './tenant/strengths';
import { readPassWorkflows } from './tenant/workflows';

/** What the reader needs to know of the desk, and as whom it calls Graph. */
export interface TenantSettings {
  readonly graphUrl: string;
  /** A token of an application, or of a signed-in administrator. */
  readonly token: () => Promise<Secret>;
  readonly groupIds: { readonly technician: string } & Readonly<
    Record<'tap', Readonly<Record<'onboarding' | 'recovery' | 'privileged', string>>>
  >;
  /** The desk's own identities; one that this process does not know cannot be judged by it. */
  readonly clientIds: Readonly<Record<'front' | 'reaper' | 'signIn' | 'bot', string | undefined>>;
  readonly emergencyAccounts: readonly string[];
  readonly now: () => Date;
  readonly lanes?: { readonly access: LaneBudget; readonly reports: LaneBudget };
  readonly pause?: (ms: number) => Promise<void>;
}

/** Graph's published limit for Conditional Access: one request in a second, for all applications of a tenant. */
export const accessLane: LaneBudget = { calls: 1, perMs: 1_000 };

const dayMs = 86_400_000;
const logDays = 30;
const defaults = z.looseObject({ isEnabled: z.boolean() });

/** Reads a tenant's baseline over Graph v1.0, with nothing but reads. */
export function createTenantReader(settings: TenantSettings): ReadTenant {
  const { graphUrl, token, groupIds, clientIds, emergencyAccounts, now, pause } = settings;
  const lanes = settings.lanes ?? { access: accessLane, reports: strictLane };
  const graph = createPatient(
    createClient(graphUrl, token, 30_000),
    new URL(graphUrl).origin,
    { access: createLane(lanes.access), reports: createLane(lanes.reports) },
    pause,
  );

  return async ({ have, onPart }) => {
    const read: { [Name in ReadName]?: Part<TenantParts[Name]> } = {};
    const since = new Date(now().getTime() - logDays * dayMs).toISOString();
    let methods: Promise<unknown> | undefined;
    const methodsPolicy = (): Promise<unknown> =>
      (methods ??= graph.get('/policies/authenticationMethodsPolicy'));
    const value = <Name extends ReadName>(name: Name): TenantParts[Name] => {
      const part: Part<TenantParts[Name]> | undefined = read[name];
      if (part?.is === 'known') return part.value;
      throw faultOfPart(part);
    };
    const own = async (clientId: string | undefined) => {
      if (clientId === undefined) throw new Fault('GRAPH_FORBIDDEN', { retryable: false });
      return await readOwnIdentity(graph, clientId);
    };
    const readers: { readonly [Name in ReadName]: () => Promise<TenantParts[Name]> } = {
      securityDefaults: async () =>
        readAs(defaults, await graph.get('/policies/identitySecurityDefaultsEnforcementPolicy')).isEnabled,
      passMethod: async () => passMethodOf(await methodsPolicy()),
      passkey: async () => otherMethodOf(await methodsPolicy(), 'Fido2'),
      authenticator: async () => otherMethodOf(await methodsPolicy(), 'MicrosoftAuthenticator'),
      strengths: () => readStrengths(graph),
      emergency: () => readEmergencyAccounts(graph, emergencyAccounts),
      policies: () => readAccessPolicies(graph),
      locations: () => readLocations(graph),
      excludedGroups: () => readExcludedGroups(graph, value('policies'), emergencyAccounts),
      onboarding: () => readTargetGroup(graph, groupIds.tap.onboarding),
      recovery: () => readTargetGroup(graph, groupIds.tap.recovery),
      privileged: () => readTargetGroup(graph, groupIds.tap.privileged),
      technicians: () => readMembers(graph, groupIds.technician),
      active: () => readActiveRoles(graph),
      eligible: () => readEligibleRoles(graph),
      units: () => readUnits(graph),
      front: () => own(clientIds.front),
      reaper: () => own(clientIds.reaper),
      signIn: () => own(clientIds.signIn),
      bot: () => own(clientIds.bot),
      workflows: () => readPassWorkflows(graph),
      auditLog: () => readAuditLog(graph, since),
      legacySignIns: () => readLegacyUse(graph, since),
      emergencySignIns: () => readEmergencyUse(graph, value('emergency'), since),
    };
    const take = async (name: ReadName): Promise<void> => {
      const kept: Part<unknown> | undefined = have[name];
      const part = kept ?? (await partOf<unknown>(readers[name]));
      Object.assign(read, { [name]: part });
      if (kept === undefined) await onPart(name, part);
    };
    for (const name of partNames) if (name !== 'liveSubjects') await take(name);
    return read as ReadState;
  };
}

/** What rests on a part that is not there cannot be read, for the same reason. */
function faultOfPart(part: Part<unknown> | undefined): Fault {
  if (part?.is === 'absent')
    return new Fault('GRAPH_NOT_FOUND', {
      retryable: false,
      ...(part.why === 'unlicensed' && { unlicensed: true }),
    });
  const codes = {
    forbidden: 'GRAPH_FORBIDDEN',
    throttled: 'GRAPH_THROTTLED',
    unknownShape: 'GRAPH_ANSWER',
    unavailable: 'GRAPH_UNAVAILABLE',
  } as const;
  return new Fault(codes[part?.is === 'unreadable' ? part.why : 'unavailable'], { retryable: false });
}
