import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A folder that is being filled; only its owner reads what is in it. */
export interface PackFolder {
  /** Adds to a file; the first time makes it. */
  add(name: string, text: string): Promise<void>;
  /** Writes a file at once. */
  whole(name: string, text: string): Promise<void>;
  /** Closes what is open; returns the SHA-256 (hex) of every file by its name, in the order of names. */
  close(): Promise<Readonly<Record<string, string>>>;
}

/** Takes an empty folder, which is made where there is none; undefined when it holds something, or cannot be used. */
export async function emptyFolder(folder: string): Promise<PackFolder | undefined> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await readdir(folder)).length > 0) return undefined;
  } catch {
    return undefined;
  }
  const growing = new Map<string, { readonly file: FileHandle; readonly hash: Hash }>();
  const done = new Map<string, string>();
  return {
    async add(name, text) {
      const one = growing.get(name) ?? {
        file: await open(join(folder, name), 'wx', 0o600),
        hash: createHash('sha256'),
      };
      growing.set(name, one);
      one.hash.update(text);
      await one.file.write(text);
    },
    async whole(name, text) {
      await mkdir(dirname(join(folder, name)), { recursive: true, mode: 0o700 });
      await writeFile(join(folder, name), text, { flag: 'wx', mode: 0o600 });
      done.set(name, createHash('sha256').update(text).digest('hex'));
    },
    async close() {
      for (const [name, { file, hash }] of growing) {
        await file.close();
        done.set(name, hash.digest('hex'));
      }
      growing.clear();
      return Object.fromEntries([...done].sort(([one], [other]) => (one < other ? -1 : 1)));
    },
  };
}
