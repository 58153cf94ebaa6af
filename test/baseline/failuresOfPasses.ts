import type { Failure } from './failure';
import { demands, goodParts, goodPolicies, policy, somebody } from './goodState';

const { passMethod, passkey, authenticator, onboarding, recovery } = goodParts;
const { targets } = passMethod;

/** How the checks of the method, its rules and the groups fail. */
export const failuresOfPasses: readonly Failure[] = [
  ['pass.enabled', 'disabled', { passMethod: { ...passMethod, enabled: false } }],
  [
    'pass.groupsOnly',
    'everybody',
    { passMethod: { ...passMethod, targets: { ...targets, everybody: true } } },
  ],
  [
    'pass.groupsOnly',
    'otherTargets',
    { passMethod: { ...passMethod, targets: { ...targets, people: ['boss'] } } },
  ],
  [
    'pass.groupsOnly',
    'groupsMissing',
    { passMethod: { ...passMethod, targets: { ...targets, groups: ['g1'] } } },
  ],
  [
    'pass.groupsOnly',
    'groupsExcluded',
    { passMethod: { ...passMethod, targets: { ...targets, excluded: ['g2'] } } },
  ],
  [
    'pass.publicCheck',
    'everybody',
    { passMethod: { ...passMethod, targets: { ...targets, everybody: true } } },
  ],
  ['pass.signIn', 'disabled', { passMethod: { ...passMethod, enabled: false } }],
  [
    'pass.signIn',
    'signInBlocked',
    { policies: [...goodPolicies, policy('closed', { grant: demands('block') })] },
  ],
  [
    'pass.likeAnotherTool',
    'otherToolValues',
    { passMethod: { ...passMethod, shortest: 60, longest: 480, usual: 60, length: 8 } },
  ],
  ['methods.passkey', 'disabled', { passkey: { ...passkey, enabled: false } }],
  ['methods.passkey', 'noSelfService', { passkey: { ...passkey, selfService: false } }],
  [
    'methods.passkey',
    'groupsMissing',
    { passkey: { ...passkey, targets: { ...targets, groups: ['g1', 'g2'] } } },
  ],
  ['methods.authenticator', 'disabled', { authenticator: { ...authenticator, enabled: false } }],
  ['groups.onboarding', 'dynamic', { onboarding: { ...onboarding, dynamic: true } }],
  ['groups.onboarding', 'notSecurity', { onboarding: { ...onboarding, security: false } }],
  ['groups.onboarding', 'otherName', { onboarding: { ...onboarding, name: 'All staff' } }],
  ['groups.recovery', 'synchronised', { recovery: { ...recovery, synchronised: true } }],
  ['groups.privileged', 'roleAssignable', { privileged: { ...goodParts.privileged, roleAssignable: true } }],
  ['groups.owned', 'notOwned', { recovery: { ...recovery, owners: [] } }],
  [
    'groups.owned',
    'otherOwners',
    { recovery: { ...recovery, owners: [...recovery.owners, somebody('tara')] } },
  ],
  ['groups.onlyCases', 'strangers', { recovery: { ...recovery, members: [somebody('kari')] } }],
  [
    'groups.onlyCases',
    'notPeople',
    { recovery: { ...recovery, members: [{ id: 'all', kind: 'group', name: 'all' }] } },
  ],
  ['pass.oneTime', 'multiUse', { passMethod: { ...passMethod, oneTime: false } }],
  ['pass.standardLifetime', 'tooLong', { passMethod: { ...passMethod, longest: 61 } }],
  ['pass.standardLifetime', 'askedRefused', { passMethod: { ...passMethod, longest: 45 } }],
  ['pass.standardLifetime', 'usualOutside', { passMethod: { ...passMethod, usual: 14 } }],
  ['pass.privilegedLifetime', 'shortRefused', { passMethod: { ...passMethod, shortest: 16 } }],
  ['pass.length', 'tooShort', { passMethod: { ...passMethod, length: 11 } }],
  ['pass.startsNow', 'workflowMails', { workflows: [{ name: 'joiners', enabled: true }] }],
];
