import { z } from 'zod/v4';
import type { Holder } from '../../baseline/tenantState';
import { readAs } from '../answer';

const object = z.looseObject({
  '@odata.type': z.string().nullish(),
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});
const kinds: Readonly<Record<string, Holder['kind']>> = {
  '#microsoft.graph.user': 'person',
  '#microsoft.graph.group': 'group',
  '#microsoft.graph.servicePrincipal': 'application',
};

/** A directory object by its id, kind and the name by which people know it. */
export function holderOf(entry: unknown): Holder {
  const { '@odata.type': type, id, displayName, userPrincipalName } = readAs(object, entry);
  return { id, kind: kinds[type ?? ''] ?? 'unknown', name: userPrincipalName ?? displayName ?? id };
}
