import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { checkChain } from './checkChain';
import { checkDuties } from './checkDuties';
import { isKey, keyPrint } from './keyPrint';
import { readManifest } from './manifest';
import type { Manifest } from './manifest';
import type { PackFinding } from './packFinding';

/** What a check of a pack found; without a manifest nothing else is told. */
export interface CheckedPack {
  readonly findings: readonly PackFinding[];
  readonly manifest: Manifest | undefined;
  readonly keyPrint: string;
  readonly lines: number;
  readonly seals: number;
  readonly queries: number;
}

const own = 'manifest.json';

/**
 * Checks a pack with nothing but the pack: the signature, that it is by the key that is named, every file by its hash, the
 * chain and the seals in it, and the queries on the separation of duties. Rejects when the folder cannot be read.
 */
export async function checkPack(folder: string, namedKey: string | undefined): Promise<CheckedPack> {
  const names = await filesIn(folder);
  const read = names.includes(own) ? readManifest(await readFile(join(folder, own), 'utf8')) : undefined;
  if (read === undefined)
    return {
      findings: [{ what: 'noManifest', where: own }],
      manifest: undefined,
      keyPrint: '',
      lines: 0,
      seals: 0,
      queries: 0,
    };
  const { manifest, key, isSigned } = read;
  const findings: PackFinding[] = [
    ...(isSigned ? [] : [{ what: 'signatureWrong' as const, where: own }]),
    ...(namedKey === undefined || isKey(key, namedKey) ? [] : [{ what: 'otherKey' as const, where: own }]),
    ...(await checkFiles(folder, names, manifest.files)),
  ];
  const has = (name: string): boolean => names.includes(name);
  const chain = await checkChain(folder, has, key);
  const duties = await checkDuties(folder, has, names);
  return {
    findings: [...findings, ...chain.findings, ...duties.findings],
    manifest,
    keyPrint: keyPrint(key),
    lines: chain.lines,
    seals: chain.seals,
    queries: duties.queries,
  };
}

async function checkFiles(
  folder: string,
  names: readonly string[],
  known: Manifest['files'],
): Promise<readonly PackFinding[]> {
  const findings: PackFinding[] = [];
  const there = new Set(names);
  for (const name of Object.keys(known))
    if (!there.has(name)) findings.push({ what: 'missing', where: name });
  for (const name of names.filter((one) => one !== own)) {
    if (!Object.hasOwn(known, name)) findings.push({ what: 'added', where: name });
    else if ((await hashOf(join(folder, name))) !== known[name])
      findings.push({ what: 'altered', where: name });
  }
  return findings;
}

/** Everything in a folder that is not a folder; what leads elsewhere is no file of the pack, and is read by nobody. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((one) => !one.isDirectory())
    .map((one) => relative(folder, join(one.parentPath, one.name)).split(sep).join('/'))
    .sort();
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
