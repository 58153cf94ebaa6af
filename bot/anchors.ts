import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod/v4';
import { sealDigest } from '../services/audit/seal';
import type { Anchor } from '../services/audit/seal';
import type { Anchors } from '../services/ports';

/** Somebody accepted that the database was replaced by an older copy, whose last seal was this. */
export interface Restore extends Anchor {
  readonly at: string;
  readonly reason: string;
}

/** What is known outside the database: the seals that should be in it, and every restore that explains why others are not. */
export interface Known {
  readonly seals: readonly Anchor[];
  readonly restores: readonly Restore[];
}

const seal = z.looseObject({ n: z.int(), digest: z.string() });
const restore = z.object({
  restored: z.object({ n: z.int(), digest: z.string(), at: z.string(), reason: z.string() }),
});

/**
 * Reads the file in order; nothing when there is none yet. A line that a crash tore is passed over: what it was to say is
 * written again. Throws when a whole line is neither a seal nor a restore.
 */
export async function readAnchors(file: string): Promise<Known> {
  const seals: Anchor[] = [];
  const restores: Restore[] = [];
  for (const line of (await textOf(file)).split('\n').flatMap(whole)) {
    const { data } = restore.safeParse(line);
    if (data === undefined) {
      const { n, digest } = seal.parse(line);
      seals.push({ n, digest });
      continue;
    }
    restores.push(data.restored);
    // What was sealed after the copy was made is lost, and explained.
    while ((seals.at(-1)?.n ?? 0) > data.restored.n) seals.pop();
  }
  return { seals, restores };
}

/** Writes down that the database was replaced by an older copy, whose last seal is this one. */
export async function appendRestore(file: string, restored: Restore): Promise<void> {
  await appendLine(file, { restored });
}

/** Anchors in a file that is only ever appended to; without a file, nothing is written outside the database. */
export function createAnchors(file: string | undefined): Anchors {
  const last = async (): Promise<Anchor | undefined> =>
    file === undefined ? undefined : ((await readAnchors(file)).seals.at(-1) ?? { n: 0, digest: '' });
  return {
    last,
    async append(seals) {
      const known = await last();
      if (file === undefined || known === undefined) return;
      for (const one of seals.filter(({ n }) => n > known.n)) {
        const { n, to, at, signature } = one;
        await appendLine(file, { n, to, at, digest: sealDigest(one), signature });
      }
    },
  };
}

/** The value of a line, or none when it is empty or torn. */
function whole(line: string): readonly unknown[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

/** Adds a line for this user of the machine alone; a torn one before it is ended first. */
async function appendLine(file: string, value: object): Promise<void> {
  const before = await textOf(file);
  const end = before === '' || before.endsWith('\n') ? '' : '\n';
  await appendFile(file, `${end}${JSON.stringify(value)}\n`, { mode: 0o600 });
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'ENOENT') return '';
    throw error;
  }
}
