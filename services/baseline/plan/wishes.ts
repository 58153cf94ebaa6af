import { guidePolicyName, registrationPolicyName } from '../expected';
import { administratorRoles, roleIds } from '../roleIds';
import type { PlannedPolicy, Reference } from './change';
import { emergencyOf } from './emergencyOf';
import { valueOf } from './planning';
import type { Planned, Planning } from './planning';

const prefix = 'CA – TAP – ';
const administratorIds = ['administrators.mfa', 'administrators.phishingResistant'];

/** The checks of the guide's own policy. */
export const forceIds = [
  'registration.policy',
  'registration.assignments',
  'registration.clients',
  'registration.exclusions',
  'registration.controls',
  'registration.enforced',
] as const;

/** What a policy of the plan is for. */
export interface Wish {
  readonly key: string;
  readonly checks: readonly string[];
  readonly policy: PlannedPolicy;
  readonly after: readonly string[];
}

/** Every policy that the guide asks for, in the order in which they are made and turned on. */
export function wishesOf(
  planning: Planning,
  tap: readonly Reference[] | undefined,
  strong: Reference,
  register: Reference,
  places: Planned & { readonly trusted: boolean },
): readonly Wish[] {
  const excluded = emergencyOf(valueOf(planning, 'emergency'));
  const wide = { excluded, on: 'allApps', clients: 'all', risky: false, outside: false } as const;
  const wish = (
    key: string,
    name: string,
    checks: readonly string[],
    rest: Pick<PlannedPolicy, 'who' | 'demand'> & Partial<PlannedPolicy>,
  ): Wish => ({ key, checks, policy: { name, ...wide, ...rest }, after: [] });
  const everybody = { everybody: true } as const;
  const general = [
    wish('legacy', `${prefix}Block Old Protocols`, ['legacy.blocked'], {
      who: everybody,
      clients: 'old',
      demand: { controls: ['block'] },
    }),
    wish('administrators', `${prefix}Administrators Take A Passkey`, administratorIds, {
      who: { roles: administratorRoles.map((role) => roleIds[role]) },
      demand: { strength: strong },
    }),
    wish('everybody', `${prefix}Everybody Takes A Second Factor`, ['registration.afterLeaving'], {
      who: everybody,
      demand: { controls: ['mfa'] },
    }),
  ];
  const privileged = tap?.[2];
  if (tap === undefined || privileged === undefined) return general;
  return [
    // With its other half there first, turning on the guide's policy locks nobody out.
    wish('register', registrationPolicyName, ['registration.reachable', 'registration.enforced'], {
      who: { groups: tap },
      on: 'registering',
      demand: { strength: register },
    }),
    wish('force', guidePolicyName, forceIds, { who: { groups: tap }, demand: { strength: strong } }),
    ...general,
    wish('risk', `${prefix}Block Risky Sign-ins`, ['restrict.risk'], {
      who: { groups: tap },
      risky: true,
      demand: { controls: ['block'] },
    }),
    wish(
      'device',
      `${prefix}Privileged From A Managed Device`,
      ['restrict.device', 'privileged.extraAccess'],
      {
        who: { groups: [privileged] },
        demand: { controls: ['compliantDevice', 'domainJoinedDevice'] },
      },
    ),
    ...(places.trusted
      ? [
          {
            ...wish('place', `${prefix}Privileged From Trusted Places`, ['restrict.place'], {
              who: { groups: [privileged] },
              outside: true,
              demand: { controls: ['block'] },
            }),
            after: places.items.map(({ id }) => id),
          },
        ]
      : []),
  ];
}
