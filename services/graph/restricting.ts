import { namesOf } from '../baseline/access';
import { extraPoliciesFor } from '../baseline/restrictions';
import type { Directory } from '../ports';
import type { GraphClient } from './client';
import { readAccessPolicies } from './tenant/accessPolicies';

/** What restricts a privileged pass of a person, from the tenant's policies as they are now. */
export function restrictingIn(front: GraphClient, privilegedGroupId: string): Directory['restricting'] {
  return async (person) =>
    namesOf(extraPoliciesFor(await readAccessPolicies(front), privilegedGroupId, person));
}
