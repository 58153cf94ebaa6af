import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod/v4';
import type { Signer } from '../../services/audit/trail';

/** What is signed of a pack. */
export interface Manifest {
  readonly pack: 'tap-desk-evidence';
  readonly format: 1;
  readonly madeAt: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly product: { readonly name: string; readonly version: string };
  readonly tenantId: string;
  readonly policy: { readonly version: string; readonly hash: string };
  readonly pseudonyms: boolean;
  readonly head: {
    readonly entry: { readonly id: number; readonly hash: string } | null;
    readonly seal: { readonly n: number; readonly digest: string } | null;
  };
  readonly chain: 'intact' | 'notIntact';
  readonly complete: boolean;
  readonly missing: readonly { readonly part: string; readonly values: Readonly<Record<string, string>> }[];
  readonly counts: Readonly<Record<string, number>>;
  /** The SHA-256 (hex) of every file. */
  readonly files: Readonly<Record<string, string>>;
}

/** The text of manifest.json: what is signed as one text, the Ed25519 public key (SPKI, base64) and the signature (base64). */
export function signedManifest(manifest: Manifest, signer: Signer): string {
  const text = JSON.stringify(manifest);
  return `${JSON.stringify({ manifest: text, ...signer(text) }, undefined, 2)}\n`;
}

const outer = z.strictObject({ manifest: z.string(), key: z.string(), signature: z.string() });
const count = z.int().min(0);
const moment = z.iso.datetime();
const inner: z.ZodType<Manifest> = z.strictObject({
  pack: z.literal('tap-desk-evidence'),
  format: z.literal(1),
  madeAt: moment,
  period: z.strictObject({ from: moment, to: moment }),
  product: z.strictObject({ name: z.string(), version: z.string() }),
  tenantId: z.string(),
  policy: z.strictObject({ version: z.string(), hash: z.string() }),
  pseudonyms: z.boolean(),
  head: z.strictObject({
    entry: z.strictObject({ id: count, hash: z.string() }).nullable(),
    seal: z.strictObject({ n: count, digest: z.string() }).nullable(),
  }),
  chain: z.enum(['intact', 'notIntact']),
  complete: z.boolean(),
  missing: z.array(z.strictObject({ part: z.string(), values: z.record(z.string(), z.string()) })),
  counts: z.record(z.string(), count),
  files: z.record(z.string(), z.string()),
});

/** A manifest that was read: what it says, with which key it names to be signed, and whether it is. */
export interface ReadManifest {
  readonly manifest: Manifest;
  readonly key: string;
  readonly isSigned: boolean;
}

/** Reads the text of a manifest.json; undefined for what is none. */
export function readManifest(text: string): ReadManifest | undefined {
  try {
    const { manifest, key, signature } = outer.parse(JSON.parse(text));
    return { manifest: inner.parse(JSON.parse(manifest)), key, isSigned: isSigned(manifest, key, signature) };
  } catch {
    return undefined;
  }
}

/** Whether a text is signed with this Ed25519 key (SPKI, base64). */
export function isSigned(text: string, key: string, signature: string): boolean {
  try {
    const known = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    return (
      known.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(text), known, Buffer.from(signature, 'base64'))
    );
  } catch {
    return false;
  }
}
