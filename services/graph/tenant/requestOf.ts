import type { Change } from '../../baseline/plan/change';
import type { IdOf } from '../../baseline/plan/writer';
import { path } from '../path';
import { methodBody, methodOf, methodPath } from './methodBody';
import { policyBody } from './policyBody';

/** One write to Graph v1.0. */
export interface GraphWrite {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/** The write that makes a change; `now` is what a method is set to, for the changes that are about one. */
export function requestOf(change: Change, idOf: IdOf, origin: string, now?: unknown): GraphWrite {
  const link = (kind: 'servicePrincipals' | 'directoryObjects', id: string): string =>
    `${origin}/v1.0/${kind}/${id}`;
  switch (change.kind) {
    case 'makeGroup':
      return {
        method: 'POST',
        path: '/groups',
        body: {
          displayName: change.name,
          description:
            'Who may use a Temporary Access Pass for a while. TAP Desk puts people in and takes them out.',
          mailEnabled: false,
          mailNickname: change.name,
          securityEnabled: true,
          'owners@odata.bind': [link('servicePrincipals', change.ownerId)],
        },
      };
    case 'addOwner':
      return {
        method: 'POST',
        path: path`/groups/${change.groupId}/owners/$ref`,
        body: { '@odata.id': link('directoryObjects', change.ownerId) },
      };
    case 'removeOwner':
      return { method: 'DELETE', path: path`/groups/${change.groupId}/owners/${change.ownerId}/$ref` };
    case 'removeMember':
      return { method: 'DELETE', path: path`/groups/${change.groupId}/members/${change.memberId}/$ref` };
    case 'makeStrength':
      return {
        method: 'POST',
        path: '/policies/authenticationStrengthPolicies',
        body: { displayName: change.name, allowedCombinations: change.combinations },
      };
    case 'makePlace':
      return {
        method: 'POST',
        path: '/identity/conditionalAccess/namedLocations',
        body: {
          '@odata.type': '#microsoft.graph.ipNamedLocation',
          displayName: change.name,
          isTrusted: true,
          ipRanges: change.ranges.map((cidrAddress) => ({
            '@odata.type': `#microsoft.graph.${cidrAddress.includes(':') ? 'iPv6' : 'iPv4'}CidrRange`,
            cidrAddress,
          })),
        },
      };
    case 'makePolicy':
      return {
        method: 'POST',
        path: '/identity/conditionalAccess/policies',
        body: policyBody(change.policy, idOf),
      };
    case 'openMethod':
    case 'setPassMethod':
      return {
        method: 'PATCH',
        path: methodPath(methodOf(change)),
        body: methodBody(change, now, idOf),
      };
  }
}
