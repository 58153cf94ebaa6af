import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filled } from './filled';
import { zipped } from './zipped';

/** What of a manifest names other files. */
interface Manifest {
  readonly icons: { readonly color: string; readonly outline: string };
  readonly localizationInfo: { readonly additionalLanguages: readonly { readonly file: string }[] };
}

/** The app package for Teams: the manifest of this folder with the settings in it, and every file that it names. */
export async function teamsPackage(
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const manifest = filled(await readFile(join(folder, 'manifest.json'), 'utf8'), settings);
  const { icons, localizationInfo } = JSON.parse(manifest) as Manifest;
  const named = [icons.color, icons.outline, ...localizationInfo.additionalLanguages.map(({ file }) => file)];
  const files = await Promise.all(
    named.map(async (name) => [name, await readFile(join(folder, name))] as const),
  );
  return zipped({ 'manifest.json': Buffer.from(manifest), ...Object.fromEntries(files) });
}
