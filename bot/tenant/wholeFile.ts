import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { z } from 'zod/v4';

/** The file is there and is not one of ours, or is of another tenant. */
export class KeptRunFault extends Error {
  override readonly name = 'KeptRunFault';
}

/** A JSON file as it stands; undefined where there is none, `json` undefined where it is cut off. Throws KeptRunFault. */
export async function readWhole(file: string): Promise<{ readonly json: unknown } | undefined> {
  try {
    return { json: jsonOf(await readFile(file, 'utf8')) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new KeptRunFault('cannot be read');
  }
}

/** A file's content in its shape and of this tenant. Throws KeptRunFault. */
export function ofTenant<Shape extends z.ZodType<{ readonly tenantId: string }>>(
  shape: Shape,
  json: unknown,
  tenantId: string,
): z.infer<Shape> {
  const parsed = shape.safeParse(json);
  if (!parsed.success) throw new KeptRunFault('is not a file of this command');
  if (parsed.data.tenantId !== tenantId) throw new KeptRunFault('belongs to another tenant');
  return parsed.data;
}

/** Writes a file for its owner's eyes, whole or not at all, whenever the process ends. Throws KeptRunFault. */
export async function writeWhole(file: string, content: object): Promise<void> {
  const beside = `${file}.${randomUUID()}`;
  try {
    await writeFile(beside, `${JSON.stringify(content, undefined, 1)}\n`, { mode: 0o600 });
    await rename(beside, file);
  } catch {
    await rm(beside, { force: true });
    throw new KeptRunFault('cannot be written');
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
