import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod/v4';

/** The keys with which the channel signs, looked at before the SDK is asked. */
export interface ChannelKeys {
  /**
   * Whether the channel signed a token; undefined when its key is not known here, and the SDK decides. What is not signed
   * is told apart at a twentieth of what the SDK takes, and the SDK would print each of them.
   */
  signed(authorization: string): Promise<boolean | undefined>;
}

const askAgainMs = 60_000;
const fetchMs = 5_000;

const metadataShape = z.looseObject({ jwks_uri: z.url({ protocol: /^https$/ }) });
const keysShape = z.looseObject({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string(), n: z.string(), e: z.string() })),
});
const headerShape = z.looseObject({ kid: z.string() });

/** Reads the keys from the channel's OpenID metadata, at the first use and when an unknown one is named; at most once a minute. */
export function createChannelKeys(metadataUrl: string, clock = (): number => performance.now()): ChannelKeys {
  let keys: ReadonlyMap<string, KeyObject> = new Map();
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> = Promise.resolve();

  async function ask(): Promise<void> {
    try {
      keys = await readKeys(metadataUrl);
    } catch {
      // Then the SDK decides, with keys that it may still have.
    }
  }

  return {
    async signed(authorization) {
      const [header = '', payload = '', signature = ''] = authorization.replace(/^Bearer /, '').split('.');
      const kid = kidOf(header);
      if (!keys.has(kid)) {
        if (clock() - askedAt > askAgainMs) {
          askedAt = clock();
          asking = ask();
        }
        await asking;
      }
      const key = keys.get(kid);
      if (key === undefined) return undefined;
      const text = Buffer.from(`${header}.${payload}`);
      return verify('RSA-SHA256', text, key, Buffer.from(signature, 'base64url'));
    },
  };
}

async function readKeys(metadataUrl: string): Promise<ReadonlyMap<string, KeyObject>> {
  const metadata = metadataShape.parse(await read(metadataUrl));
  const { keys } = keysShape.parse(await read(metadata.jwks_uri));
  return new Map(
    keys.map(({ kid, kty, n, e }) => [kid, createPublicKey({ key: { kty, n, e }, format: 'jwk' })]),
  );
}

async function read(url: string): Promise<unknown> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(fetchMs) });
  return await response.json();
}

function kidOf(header: string): string {
  try {
    const parsed = headerShape.safeParse(JSON.parse(Buffer.from(header, 'base64url').toString('utf8')));
    return parsed.data?.kid ?? '';
  } catch {
    return '';
  }
}
