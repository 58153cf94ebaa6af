import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Every mail that a tracker sent, as its readers read it. */
export async function mailIn(folder: string): Promise<string> {
  const names = await readdir(folder);
  const boxes = await Promise.all(names.sort().map((name) => readFile(join(folder, name), 'utf8')));
  return boxes.map(readable).join('\n');
}

/** The text of a mailbox as it is, and once more with its encoded parts read. */
function readable(box: string): string {
  const quoted = box
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));
  const encoded = [...box.matchAll(/(?:^[A-Za-z0-9+/]{40,76}={0,2}\r?\n)+[A-Za-z0-9+/]*={0,2}$/gm)].map(
    ([part]) => Buffer.from(part, 'base64').toString('utf8'),
  );
  return [box, quoted, ...encoded].join('\n');
}
