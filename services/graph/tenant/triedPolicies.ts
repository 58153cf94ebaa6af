import { z } from 'zod/v4';
import type { Evidence, Tried } from '../../baseline/plan/evidence';
import { readAs } from '../answer';
import { filters, path } from '../path';
import type { Patient } from './patient';

const group = z.looseObject({ id: z.string() });
const method = z.looseObject({ '@odata.type': z.string(), createdDateTime: z.string().nullish() });
const signIn = z.looseObject({
  userId: z.string(),
  appliedConditionalAccessPolicies: z
    .array(z.looseObject({ id: z.string().nullish(), result: z.string().nullish() }))
    .nullish(),
});
const resistant = [
  'fido2AuthenticationMethod',
  'windowsHelloForBusinessAuthenticationMethod',
  'platformCredentialAuthenticationMethod',
];
/** So many sign-ins of everybody are looked at: enough to see whom a policy would hit, and no more than a few calls. */
const enough = 2_000;

/** What is known of a test user, and of how policies in report-only would have judged sign-ins since a moment (ISO 8601). */
export async function readTried(
  graph: Patient,
  personId: string,
  policyIds: readonly string[],
  since: string,
): Promise<Evidence> {
  const groups = await graph.list(path`/users/${personId}/transitiveMemberOf?$select=id`);
  const methods = await graph.list(path`/users/${personId}/authentication/methods`);
  const own = await graph.list(
    `/auditLogs/signIns?${filters(['createdDateTime', 'ge', since], ['userId eq ?', personId])}`,
  );
  const query = `$filter=${encodeURIComponent(`createdDateTime ge ${new Date(since).toISOString()}`)}`;
  const all = await graph.list(`/auditLogs/signIns?${query}&$top=500`, (items) => items.length >= enough);
  return {
    groups: groups.map((entry) => readAs(group, entry).id),
    keys: methods
      .map((entry) => readAs(method, entry))
      .filter((one) => resistant.some((kind) => one['@odata.type'].endsWith(`.${kind}`)))
      .map(({ createdDateTime }) =>
        createdDateTime == null ? undefined : new Date(createdDateTime).toISOString(),
      ),
    tried: new Map(policyIds.map((id) => [id, triedOf(id, personId, own, all)])),
  };
}

function triedOf(
  policyId: string,
  personId: string,
  own: readonly unknown[],
  all: readonly unknown[],
): Tried {
  const judged = (entries: readonly unknown[], result: string) =>
    entries
      .map((entry) => readAs(signIn, entry))
      .filter(({ appliedConditionalAccessPolicies: applied }) =>
        (applied ?? []).some((one) => one.id === policyId && one.result === result),
      );
  const refused = judged(all, 'reportOnlyFailure').map(({ userId }) => userId);
  return {
    ownLet: judged(own, 'reportOnlySuccess').length,
    let: judged(all, 'reportOnlySuccess').length,
    refused: [...new Set(refused)].filter((id) => id !== personId),
  };
}
