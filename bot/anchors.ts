import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod/v4';
import type { Anchor } from '../services/audit/verify';
import { sealDigest } from '../services/audit/seal';
import type { Anchors } from '../services/ports';

const shape = z.looseObject({ n: z.int(), digest: z.string() });

/** Every seal that was written outside the database, in order; none when there is no file yet. Throws when a line is no seal. */
export async function readAnchors(file: string): Promise<readonly Anchor[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'ENOENT') return [];
    throw error;
  }
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => shape.parse(JSON.parse(line)));
}

/** Anchors in a file that is only ever appended to; without a file, nothing is written outside the database. */
export function createAnchors(file: string | undefined): Anchors {
  let known: number | undefined;
  const last = async (): Promise<number | undefined> => {
    if (file === undefined) return undefined;
    known ??= (await readAnchors(file)).at(-1)?.n ?? 0;
    return known;
  };
  return {
    last,
    async append(seals) {
      if (file === undefined) return;
      for (const seal of seals) {
        const { n, to, at, signature } = seal;
        if (n <= ((await last()) ?? 0)) continue;
        await appendFile(file, `${JSON.stringify({ n, to, at, digest: sealDigest(seal), signature })}\n`);
        known = n;
      }
    },
  };
}
