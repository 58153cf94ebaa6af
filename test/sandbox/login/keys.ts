import { SignJWT, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';

/** A signing key with its public half as a JWKS. */
export interface Signer {
  readonly jwks: { readonly keys: readonly object[] };
  sign(claims: JWTPayload, lifetimeSeconds: number): Promise<string>;
  /** The claims of a token of this signer; throws when it is not. */
  verify(token: string): Promise<JWTPayload>;
}

/** A fresh RSA key; `more` is added to its public JWK. Tokens are counted in machine time. */
export async function createSigner(kid: string, more: object = {}): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256', ...more };
  return {
    jwks: { keys: [jwk] },
    async sign(claims, lifetimeSeconds) {
      const now = Math.floor(Date.now() / 1000);
      return await new SignJWT({ nbf: now - 5, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .setIssuedAt(now)
        .setExpirationTime(now + lifetimeSeconds)
        .sign(privateKey);
    },
    async verify(token) {
      return (await jwtVerify(token, publicKey)).payload;
    },
  };
}
