import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
} from '@azure/identity';
import type { TokenCredential } from '@azure/identity';
import { Fault } from '../faults';
import { Secret } from '../secret';

/** One application identity: by secret, by certificate file, or by the host's managed identity when both are absent. */
export interface AppIdentity {
  readonly tenantId: string;
  readonly authorityUrl: string;
  readonly clientId: string;
  readonly secret: Secret | undefined;
  readonly certificate: string | undefined;
}

/** Gives a bearer token for a scope, cached until shortly before it expires (`expiresAt` in ms since the epoch). */
export type TokenSource = (scope: string) => Promise<{ readonly token: Secret; readonly expiresAt: number }>;

const microsoftHosts = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
];

/** Tokens for one identity; throws Fault SIGN_IN_FAILED when the authority gives none in so many ms. */
export function tokenSource(identity: AppIdentity, timeoutMs = 10_000): TokenSource {
  const credential = credentialOf(identity);
  return async (scope) => {
    try {
      const { token, expiresOnTimestamp } = await credential
        .getToken(scope, { abortSignal: AbortSignal.timeout(timeoutMs) })
        .then(present);
      return { token: new Secret(token), expiresAt: expiresOnTimestamp };
    } catch (cause) {
      throw new Fault('SIGN_IN_FAILED', { retryable: true, cause });
    }
  };
}

function credentialOf({
  tenantId,
  authorityUrl,
  clientId,
  secret,
  certificate,
}: AppIdentity): TokenCredential {
  const options = discovery(authorityUrl);
  if (secret !== undefined)
    return secret.reveal((value) => new ClientSecretCredential(tenantId, clientId, value, options));
  if (certificate !== undefined)
    return new ClientCertificateCredential(tenantId, clientId, certificate, options);
  return new ManagedIdentityCredential({ clientId });
}

/** Instance discovery asks Microsoft's public authority whether ours exists; one that stands in for it does not. */
export function discovery(authorityUrl: string): {
  readonly authorityHost: string;
  readonly disableInstanceDiscovery: boolean;
} {
  const known = microsoftHosts.includes(new URL(authorityUrl).host);
  return { authorityHost: authorityUrl, disableInstanceDiscovery: !known };
}

function present<T>(token: T | null): T {
  if (token === null) throw new Error('no token');
  return token;
}
