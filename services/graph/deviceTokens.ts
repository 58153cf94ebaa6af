import { DeviceCodeCredential } from '@azure/identity';
import { Fault } from '../faults';
import { Secret } from '../secret';
import { discovery } from './credentials';

/** How a person signs in at another screen; the code is worth nothing without that sign-in. */
export interface DeviceSignIn {
  readonly tenantId: string;
  readonly authorityUrl: string;
  readonly graphUrl: string;
  readonly clientId: string;
  /** The delegated permissions to ask for, by name. */
  readonly scopes: readonly string[];
  readonly tell: (says: { readonly address: string; readonly code: string }) => void;
}

/** Tokens of the person who signs in, with that person's own rights. Throws Fault SIGN_IN_FAILED. */
export function deviceTokens(signIn: DeviceSignIn): () => Promise<Secret> {
  const { tenantId, authorityUrl, graphUrl, clientId, scopes, tell } = signIn;
  const credential = new DeviceCodeCredential({
    tenantId,
    clientId,
    ...discovery(authorityUrl),
    userPromptCallback: ({ verificationUri, userCode }) => {
      tell({ address: verificationUri, code: userCode });
    },
  });
  const asked = scopes.map((scope) => `${graphUrl}/${scope}`);
  return async () => {
    try {
      const { token } = await credential.getToken(asked);
      return new Secret(token);
    } catch (cause) {
      throw new Fault('SIGN_IN_FAILED', { retryable: false, cause });
    }
  };
}
