import { z } from 'zod/v4';
import { partNames } from '../../services/baseline/tenantState';
import type { Report } from '../../services/baseline/report';
import type { ReadState } from '../../services/baseline/reader';
import { ofTenant, readWhole, writeWhole } from './wholeFile';

/** How long parts of an interrupted run are believed; a tenant changes under one that is kept longer. */
const freshMs = 15 * 60_000;

const shape = z.strictObject({
  version: z.literal(1),
  tenantId: z.string(),
  /** The last whole run. */
  last: z.unknown().optional(),
  /** What an interrupted one has read, and since when. */
  running: z.strictObject({ since: z.string(), parts: z.record(z.string(), z.unknown()) }).optional(),
});
const wholeRun = z.looseObject({ at: z.string(), findings: z.array(z.looseObject({ id: z.string() })) });

/** What a file keeps from one check of a tenant to the next: facts about the tenant, never a secret. */
export interface KeptRun {
  readonly last: Report | undefined;
  readonly since: string;
  readonly have: Partial<ReadState>;
  part(name: string, part: unknown): Promise<void>;
  whole(report: Report): Promise<void>;
}

/** Opens the file, or a run that is kept nowhere. */
export async function openKeptRun(
  file: string | undefined,
  tenantId: string,
  now: () => Date,
): Promise<KeptRun> {
  const held = file === undefined ? undefined : await read(file, tenantId);
  const running = held?.running;
  const isFresh = running !== undefined && now().getTime() - Date.parse(running.since) < freshMs;
  const since = isFresh ? running.since : now().toISOString();
  const names: readonly string[] = partNames;
  const parts = Object.fromEntries(
    Object.entries(isFresh ? running.parts : {}).filter(([name]) => names.includes(name)),
  );
  const last = wholeRun.safeParse(held?.last).success ? (held?.last as Report) : undefined;
  const save = async (content: object): Promise<void> => {
    if (file !== undefined) await writeWhole(file, { version: 1, tenantId, ...content });
  };
  const collected: Record<string, unknown> = { ...parts };
  return {
    last,
    since,
    have: parts,
    async part(name, part) {
      // What could not be read is tried again next time.
      if ((part as { readonly is?: unknown }).is === 'unreadable') return;
      collected[name] = part;
      await save({ last, running: { since, parts: collected } });
    },
    async whole(report) {
      await save({ last: report });
    },
  };
}

async function read(file: string, tenantId: string): Promise<z.infer<typeof shape> | undefined> {
  const held = await readWhole(file);
  return held === undefined ? undefined : ofTenant(shape, held.json, tenantId);
}
