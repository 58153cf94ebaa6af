import type { Failure } from './failure';
import {
  demands,
  everybody,
  glass,
  goodPolicies,
  guideName,
  nobody,
  policiesLess,
  policiesWith,
  policy,
  strong,
} from './goodState';

/** How the checks of registering, emergency accounts and restrictions fail. */
export const failuresOfAccess: readonly Failure[] = [
  [
    'registration.reachable',
    'lockedOut',
    { policies: [policy('abroad', { narrowed: ['locations'], someAppsExcluded: true, grant: strong })] },
  ],
  ['registration.reachable', 'lockedOut', { policies: policiesLess('register', guideName) }],
  [
    'emergency.excluded',
    'emergencyLockedOut',
    {
      policies: [
        policy('one', { included: everybody, excluded: { ...nobody, people: ['e1'] }, grant: strong }),
        policy('other', { included: everybody, excluded: { ...nobody, people: ['e2'] }, grant: strong }),
      ],
    },
  ],
  [
    'privileged.extraAccess',
    'nothingExtra',
    {
      policies: [
        policy('phones only', { narrowed: ['platforms'], grant: demands('compliantDevice') }),
        policy('one place', {
          narrowed: ['locations'],
          everywhere: false,
          placesExcluded: ['AllTrusted'],
          grant: demands('block'),
        }),
        policy('some apps', { someAppsExcluded: true, grant: demands('compliantDevice') }),
      ],
    },
  ],
  ['restrict.place', 'noPlace', { policies: policiesWith('place', { placesExcluded: ['somewhere'] }) }],
  ['registration.policy', 'policyMissing', { policies: policiesLess(guideName) }],
  ['registration.policy', 'reportOnly', { policies: policiesWith(guideName, { state: 'reportOnly' }) }],
  ['registration.policy', 'policyOff', { policies: policiesWith(guideName, { state: 'disabled' }) }],
  ['registration.assignments', 'policyMissing', { policies: [] }],
  [
    'registration.assignments',
    'notAllApps',
    { policies: policiesWith(guideName, { someAppsExcluded: true }) },
  ],
  [
    'registration.assignments',
    'narrowed',
    { policies: policiesWith(guideName, { narrowed: ['platforms'] }) },
  ],
  [
    'registration.assignments',
    'groupsMissing',
    { policies: policiesWith(guideName, { included: { ...nobody, groups: ['g1'] } }) },
  ],
  ['registration.clients', 'clientsMissing', { policies: policiesWith(guideName, { clients: ['browser'] }) }],
  [
    'registration.exclusions',
    'othersExcluded',
    { policies: policiesWith(guideName, { excluded: { ...nobody, people: ['e1', 'e2', 'boss'] } }) },
  ],
  ['registration.exclusions', 'emergencyCaught', { policies: policiesWith(guideName, { excluded: nobody }) }],
  [
    'registration.exclusions',
    'emergencyFew',
    { emergency: [glass], policies: policiesWith(guideName, { excluded: { ...nobody, people: ['e1'] } }) },
  ],
  ['registration.controls', 'noMfa', { policies: policiesWith(guideName, { grant: undefined }) }],
  ['registration.controls', 'noStrength', { policies: policiesWith(guideName, { grant: demands('mfa') }) }],
  [
    'registration.controls',
    'passIsEnough',
    { policies: policiesWith(guideName, { grant: { ...strong, strengthId: 'bootstrap' } }) },
  ],
  [
    'registration.controls',
    'weakStrength',
    { policies: policiesWith(guideName, { grant: { ...strong, strengthId: 'weak' } }) },
  ],
  ['registration.enforced', 'notForced', { policies: policiesLess(guideName, 'everybody') }],
  ['registration.enforced', 'registrationOpen', { policies: policiesLess('register') }],
  ['registration.reachable', 'lockedOut', { policies: policiesLess('register') }],
  ['registration.reachable', 'lockedOut', { policies: policiesWith('register', { state: 'reportOnly' }) }],
  [
    'registration.reachable',
    'registrationRefusesPass',
    { policies: [...goodPolicies, policy('strict', { allApps: false, registering: true, grant: strong })] },
  ],
  [
    'registration.withoutDevice',
    'deviceNeeded',
    {
      policies: [
        ...goodPolicies,
        policy('managed', { included: everybody, grant: demands('compliantDevice') }),
      ],
    },
  ],
  ['registration.afterLeaving', 'onlyWhileInGroup', { policies: policiesLess('everybody') }],
  ['emergency.accounts', 'emergencyFew', { emergency: [] }],
  ['emergency.accounts', 'emergencyUnfit', { emergency: [{ ...glass, there: false }, glass] }],
  ['emergency.excluded', 'emergencyLockedOut', { policies: policiesWith('everybody', { excluded: nobody }) }],
  ['emergency.noPass', 'emergencyInGroup', { emergency: [{ ...glass, groups: ['g3'] }, glass] }],
  ['emergency.watched', 'emergencyUsed', { emergencySignIns: ['e1'] }],
  ['restrict.device', 'noDevice', { policies: policiesLess('device') }],
  ['restrict.place', 'noTrustedPlaces', { locations: [] }],
  ['restrict.place', 'noPlace', { policies: policiesLess('place') }],
  ['restrict.risk', 'riskOpen', { policies: policiesLess('risk') }],
  ['privileged.extraAccess', 'nothingExtra', { policies: policiesLess('device', 'place') }],
  [
    'privileged.extraAccess',
    'reportOnly',
    { policies: policiesLess('place').map((one) => ({ ...one, state: 'reportOnly' as const })) },
  ],
];
