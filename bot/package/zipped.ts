import { zipSync } from 'fflate';

/** The earliest moment that a zip can name: the same files make the same bytes, whenever it is made. */
const always = '1980-01-02';

/** Files by name as a zip; the same input gives the same bytes. */
export function zipped(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const names = Object.keys(files).sort();
  return zipSync(Object.fromEntries(names.map((name) => [name, files[name] ?? new Uint8Array()])), {
    mtime: always,
    level: 9,
  });
}
