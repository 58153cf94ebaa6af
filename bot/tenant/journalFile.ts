import { z } from 'zod/v4';
import type { Entry, Journal } from '../../services/baseline/plan/journal';
import type { Undo } from '../../services/baseline/plan/writer';
import { KeptRunFault, ofTenant, readWhole, writeWhole } from './wholeFile';

const id = z.guid();
const undo: z.ZodType<Undo> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('remove'),
    what: z.enum(['group', 'strength', 'place', 'policy']),
    id,
    name: z.string(),
  }),
  z.strictObject({ kind: z.literal('takeOwner'), groupId: id, ownerId: id }),
  z.strictObject({ kind: z.literal('giveOwner'), groupId: id, ownerId: id }),
  z.strictObject({ kind: z.literal('giveMember'), groupId: id, memberId: id }),
  z.strictObject({ kind: z.literal('turnOff'), policyId: id }),
  z.strictObject({
    kind: z.literal('restore'),
    method: z.enum(['passkey', 'authenticator', 'pass']),
    to: z.unknown(),
    set: z.unknown(),
  }),
]);
const entry = z.strictObject({
  item: z.string(),
  state: z.enum(['started', 'done', 'undone']),
  at: z.iso.datetime(),
  by: z.strictObject({ id: z.string(), name: z.string() }),
  madeId: id.optional(),
  undo: undo.optional(),
});
const shape = z.strictObject({
  version: z.literal(1),
  tenantId: z.string(),
  /** The plan that it belongs to. */
  plan: z.string(),
  entries: z.array(entry),
});

/** Opens the journal of a plan, which is made with its first entry. Throws KeptRunFault. */
export async function openJournal(path: string, tenantId: string, plan: string): Promise<Journal> {
  const held = await readWhole(path);
  const read = held === undefined ? undefined : ofTenant(shape, held.json, tenantId);
  if (read !== undefined && read.plan !== plan) throw new KeptRunFault('belongs to another plan');
  const entries = new Map<string, Entry>(
    read?.entries.map(({ item, madeId, undo: back, ...rest }) => [item, { ...rest, madeId, undo: back }]),
  );
  return {
    entries,
    async note(item, noted) {
      entries.set(item, noted);
      const all = [...entries].map(([name, one]) => ({ item: name, ...one }));
      await writeWhole(path, { version: 1, tenantId, plan, entries: all });
    },
  };
}
