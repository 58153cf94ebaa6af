import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { branchUnit, groups, people, roleIds } from '../people';
import type { SandboxPerson } from '../people';
import { changesOf } from './changesOf';
import { accessStatus } from './configuration/accessStatus';
import { createConfiguration } from './configuration/configuration';
import type { Configuration } from './configuration/configuration';
import { enforce } from './configuration/enforce';
import type { PassPolicy } from './configuration/enforce';
import { createTenantLogs } from './tenantLogs';
import type { ThrottleBudget } from './throttle';

/** A registered method of a user. */
export interface TenantMethod {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly createdDateTime: string;
}

/** The one pass of a user. */
export interface TenantPass {
  readonly id: string;
  readonly passcode: string;
  readonly createdDateTime: string;
  readonly startDateTime: string;
  readonly lifetimeInMinutes: number;
  readonly isUsableOnce: boolean;
  readonly madeBy: string;
  usedAt: string | undefined;
}

/** A role assignment, standing or (in `eligible`) eligible. */
export interface RoleAssignment {
  readonly principalId: string;
  readonly roleDefinitionId: string;
  readonly displayName: string;
  readonly directoryScopeId: string;
}

/** Something that a person owns. */
export interface OwnedThing {
  readonly kind: 'group' | 'application' | 'servicePrincipal';
  readonly id: string;
  readonly appId?: string;
}

const symbols = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!#$%&*+=?@';

/** The state of the simulated tenant, and what can be done to it from outside the product. */
export function createTenant(clock: Clock) {
  const users = new Map<string, SandboxPerson>(Object.values(people).map((person) => [person.id, person]));
  const members = new Map<string, Map<string, number>>(
    Object.values(groups).map((group) => [group.id, new Map(group.members.map((id) => [id, 0]))]),
  );
  const methods = new Map<string, TenantMethod[]>(
    [...users.values()].map((user) => [user.id, user.methods.map(({ type, name }) => newMethod(type, name))]),
  );
  const nested = new Map<string, string>();
  const passes = new Map<string, TenantPass>();
  const signedIn = new Set(
    [...users.values()].filter((user) => user.neverSignedIn !== true).map((user) => user.id),
  );
  const role = (
    principalId: string,
    roleDefinitionId: string,
    displayName: string,
    directoryScopeId = '/',
  ): RoleAssignment => ({ principalId, roleDefinitionId, displayName, directoryScopeId });

  const byRole = Object.values<SandboxPerson>(people).flatMap(({ id, role: name }) =>
    name === undefined ? [] : [role(id, roleIds[name], name)],
  );
  const roles = [
    role(people.tara.id, roleIds.authenticationAdministrator, 'Authentication Administrator'),
    role(
      people.theo.id,
      roleIds.authenticationAdministrator,
      'Authentication Administrator',
      `/administrativeUnits/${branchUnit}`,
    ),
    role(
      people.petra.id,
      roleIds.privilegedAuthenticationAdministrator,
      'Privileged Authentication Administrator',
    ),
    role(people.georg.id, roleIds.globalAdministrator, 'Global Administrator'),
    role(groups.administrators.id, roleIds.helpdeskAdministrator, 'Helpdesk Administrator'),
    ...byRole,
  ];
  const configuration = createConfiguration();
  return {
    clock,
    /** What was made with the tenant was made now. */
    startedAt: clock.now().toISOString(),
    users,
    members,
    /** Which group is a member of which other. */
    nested,
    methods,
    passes,
    signedIn,
    roles,
    eligible: [role(people.elin.id, roleIds.helpdeskAdministrator, 'Helpdesk Administrator')],
    units: new Map<string, Set<string>>([[branchUnit, new Set<string>([people.nils.id])]]),
    policy: {
      enabled: true,
      minimumLifetimeInMinutes: 10,
      maximumLifetimeInMinutes: 60,
      length: 12,
      groups: [groups.onboarding.id, groups.recovery.id, groups.privileged.id] as readonly string[],
    } as PassPolicy,
    /** How long a new membership takes until passes of its owner are usable; ms on the sandbox's clock. */
    replicationMs: 0,
    pimLicensed: true,
    /** Which groups a person may activate themselves into. */
    eligibleGroups: [] as { readonly principalId: string; readonly groupId: string }[],
    /** Groups to which roles can be assigned, by their id. */
    roleAssignable: new Set<string>(
      Object.values(groups).flatMap((group) => ('assignable' in group ? [group.id] : [])),
    ),
    /** What people own: a group or an application, by the person's id. */
    owned: new Map<string, readonly OwnedThing[]>(
      Object.values(groups).flatMap((group) =>
        'owners' in group
          ? group.owners.map((owner) => [owner, [{ kind: 'group' as const, id: group.id }]] as const)
          : [],
      ),
    ),
    /** What an application may do by itself: the names of its permissions, by the id of its service principal. */
    grants: new Map<string, readonly string[]>(),
    /** What Identity Protection says of an account; nothing for those that are not listed. */
    risks: new Map<string, { readonly riskLevel: string; readonly riskState: string }>(
      Object.values<SandboxPerson>(people).flatMap(({ id, risk }) =>
        risk === undefined ? [] : [[id, { riskLevel: risk, riskState: 'atRisk' }]],
      ),
    ),
    /** Every passcode ever made: what the taint test looks for. */
    issuedPasscodes: [] as string[],
    revokedSessions: [] as string[],
    /** For whom the app is not installed; and whether the tenant's policy lets it be. */
    withoutApp: new Set<string>(),
    mayInstall: true,
    ...createTenantLogs(
      clock,
      Object.values<SandboxPerson>(people).flatMap((one) => changesOf(one, clock)),
      (signIn) => accessStatus(configuration, { members, withNested, roles }, signIn),
    ),
    /** What the tight lanes let in; undefined lets everything in. */
    budget: undefined as ThrottleBudget | undefined,
    /** What administrators set, and what follows from it for passes. */
    configuration,
    enforce(this: { configuration: Configuration; policy: PassPolicy }): void {
      enforce(this.configuration, this.policy);
    },
    /** Calls that would have destroyed something; always empty in a healthy run. */
    dangers: [] as string[],

    newMethod,
    /** Somebody joins the organisation, with the methods they have. */
    hire(person: SandboxPerson): void {
      users.set(person.id, person);
      methods.set(
        person.id,
        person.methods.map(({ type, name }) => newMethod(type, name)),
      );
      signedIn.add(person.id);
    },
    /** A passcode of the policy's length, with the symbols that make encoding mistakes visible. */
    newPasscode(this: { policy: { length: number } }): string {
      const drawn = [...randomBytes(this.policy.length - 2)]
        .map((byte) => symbols[byte % symbols.length])
        .join('');
      return `${drawn.slice(0, 5)}+${drawn.slice(5)}/`;
    },
    withNested,
    /** The people who are in a group now. */
    inGroup: (groupId: string): readonly string[] => [...(members.get(groupId)?.keys() ?? [])],
  };

  /** A group and all groups below it. */
  function withNested(groupId: string): readonly string[] {
    const below = [...nested].filter(([, parent]) => parent === groupId).map(([child]) => child);
    return [groupId, ...below.flatMap(withNested)];
  }

  function newMethod(type: string, name = ''): TenantMethod {
    return { id: randomUUID(), type, name, createdDateTime: clock.now().toISOString() };
  }
}

export type Tenant = ReturnType<typeof createTenant>;
