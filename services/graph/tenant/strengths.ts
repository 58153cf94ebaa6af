import { z } from 'zod/v4';
import type { NamedLocation, Strength } from '../../baseline/tenantState';
import { readAs } from '../answer';
import type { Patient } from './patient';

const strength = z.looseObject({
  id: z.string(),
  displayName: z.string().nullish(),
  allowedCombinations: z.array(z.string()),
});
const location = z.looseObject({
  id: z.string(),
  displayName: z.string().nullish(),
  isTrusted: z.boolean().nullish(),
});

/** All authentication strengths, Microsoft's and the tenant's own. */
export async function readStrengths(graph: Patient): Promise<readonly Strength[]> {
  return (await graph.list('/policies/authenticationStrengthPolicies')).map((entry) => {
    const { id, displayName, allowedCombinations } = readAs(strength, entry);
    return { id, name: displayName ?? id, combinations: allowedCombinations };
  });
}

/** All named locations. */
export async function readLocations(graph: Patient): Promise<readonly NamedLocation[]> {
  return (await graph.list('/identity/conditionalAccess/namedLocations')).map((entry) => {
    const { id, displayName, isTrusted } = readAs(location, entry);
    return { id, name: displayName ?? id, trusted: isTrusted === true };
  });
}
