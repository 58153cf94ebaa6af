import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import { canonical } from '../../services/baseline/plan/canonical';
import type { Facts, Plan } from '../../services/baseline/plan/change';
import { tapGroups } from '../../services/policy/terms';
import { KeptRunFault, ofTenant, readWhole, writeWhole } from './wholeFile';

const id = z.guid();
const name = z.string().min(1).max(256);
const item = z.string().min(1).max(120);
const reference = z.union([z.strictObject({ id }), z.strictObject({ madeBy: item })]);
const facts: z.ZodType<Facts> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(facts), z.record(z.string(), facts)]),
);
const policy = z.strictObject({
  name,
  who: z.union([
    z.strictObject({ everybody: z.literal(true) }),
    z.strictObject({ groups: z.array(reference).min(1) }),
    z.strictObject({ roles: z.array(id).min(1) }),
  ]),
  excluded: z.array(id).min(2),
  on: z.enum(['allApps', 'registering']),
  clients: z.enum(['all', 'old']),
  risky: z.boolean(),
  outside: z.boolean(),
  demand: z.union([
    z.strictObject({ strength: reference }),
    z.strictObject({
      controls: z.array(z.enum(['block', 'mfa', 'compliantDevice', 'domainJoinedDevice'])).min(1),
    }),
  ]),
});
const owner = { groupId: id, groupName: z.string(), ownerId: id, ownerName: z.string() };
const minutes = z.int().min(10).max(60);
const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('makeGroup'), group: z.enum(tapGroups), name, ownerId: id }),
  z.strictObject({ kind: z.literal('addOwner'), ...owner }),
  z.strictObject({ kind: z.literal('removeOwner'), ...owner }),
  z.strictObject({
    kind: z.literal('removeMember'),
    groupId: id,
    groupName: z.string(),
    memberId: id,
    memberName: z.string(),
  }),
  z.strictObject({ kind: z.literal('makeStrength'), name, combinations: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('makePlace'), name, ranges: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('makePolicy'), policy }),
  z.strictObject({
    kind: z.literal('openMethod'),
    method: z.enum(['passkey', 'authenticator']),
    groups: z.array(reference).min(1),
  }),
  z.strictObject({
    kind: z.literal('setPassMethod'),
    settings: z.strictObject({
      shortest: minutes,
      usual: minutes,
      longest: minutes,
      length: z.int().min(12).max(48),
      groups: z.array(reference).length(3),
    }),
  }),
]);
const plan = z.strictObject({
  version: z.literal(1),
  tenantId: z.string(),
  at: z.iso.datetime(),
  places: z.array(z.string()),
  items: z.array(
    z.strictObject({
      id: item,
      change,
      after: z.array(item),
      checks: z.array(z.string()),
      before: facts,
      touches: z.boolean(),
    }),
  ),
  byHand: z.array(
    z.strictObject({
      check: z.string(),
      because: z.enum(['decides', 'nameTaken', 'enforced', 'emergency', 'groups', 'identity', 'places']),
      names: z.array(z.string()),
    }),
  ),
  untold: z.array(z.string()),
});
const file = z.object({ hash: z.string(), plan });

/** The hash by which a plan is known: of its canonical text. */
export function hashOf(content: Plan): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}

/** Keeps a plan for whoever applies it. Throws KeptRunFault. */
export async function writePlan(path: string, content: Plan): Promise<void> {
  await writeWhole(path, { hash: hashOf(content), plan: content });
}

/** Reads a plan of this tenant, as it was written and in no other form. Throws KeptRunFault. */
export async function readPlan(path: string, tenantId: string): Promise<{ plan: Plan; hash: string }> {
  const held = await readWhole(path);
  if (held === undefined) throw new KeptRunFault('is not there');
  const parsed = file.safeParse(held.json);
  if (!parsed.success) throw new KeptRunFault('is not a file of this command');
  const read: Plan = ofTenant(plan, parsed.data.plan, tenantId);
  if (hashOf(read) !== parsed.data.hash) throw new KeptRunFault('was changed after it was planned');
  return { plan: read, hash: parsed.data.hash };
}
