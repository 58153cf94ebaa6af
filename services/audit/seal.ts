import { createHash } from 'node:crypto';
import type { Entry } from './chain';

/** A signed statement over all entries with ids from `from` to `to`; each holds the digest of the one before. */
export interface Seal {
  readonly n: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly root: string;
  readonly before: string;
  /** When it was made (ISO 8601). */
  readonly at: string;
  /** The Ed25519 public key (SPKI, base64) and the signature (base64) over the text of the seal. */
  readonly key: string;
  readonly signature: string;
}

/** A seal as it is known outside the database: its number and its digest. */
export interface Anchor {
  readonly n: number;
  readonly digest: string;
}

/** What is signed. */
export function sealText(seal: Omit<Seal, 'key' | 'signature'>): string {
  const { n, from, to, count, root, before, at } = seal;
  return JSON.stringify({ n, from, to, count, root, before, at });
}

/** The digest (SHA-256, hex) by which a seal is known outside the database; it covers everything before it. */
export function sealDigest(seal: Omit<Seal, 'key' | 'signature'>): string {
  return createHash('sha256').update(sealText(seal)).digest('hex');
}

/** The Merkle root (hex) over entries in order of their ids, with leaves and nodes kept apart as in RFC 6962. */
export function rootOf(entries: readonly Pick<Entry, 'id' | 'requestId' | 'seq' | 'hash'>[]): string {
  let level = entries.map(({ id, requestId, seq, hash }) =>
    digest(0, `${id}\n${requestId}\n${seq}\n${hash}`),
  );
  if (level.length === 0) return createHash('sha256').digest('hex');
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = level.slice(index, index + 2);
      if (left !== undefined) next.push(right === undefined ? left : digest(1, left, right));
    }
    level = next;
  }
  return level[0]?.toString('hex') ?? '';
}

function digest(domain: 0 | 1, ...parts: readonly (Buffer | string)[]): Buffer {
  const hash = createHash('sha256').update(Buffer.from([domain]));
  for (const part of parts) hash.update(part);
  return hash.digest();
}
