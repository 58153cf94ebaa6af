import * as client from 'openid-client';
import { Fault } from '../../services/faults';
import { Secret } from '../../services/secret';

/** The sign-in application and the authority it trusts. */
export interface SignInSettings {
  readonly tenantId: string;
  readonly authorityUrl: string;
  readonly graphUrl: string;
  readonly clientId: string;
  readonly secret: Secret;
  readonly redirectUri: string;
}

/** Who signed in, when (`auth_time`, ms since the epoch), and their own token for Graph where it was asked for. */
export interface SignedIn {
  readonly personId: string;
  readonly name: string;
  readonly authTime: number;
  readonly token: Secret | undefined;
}

/** One authorization-code sign-in with PKCE, answered by a form post. */
export interface SignIn {
  /** The address to send the browser to; with `lend` it also asks for the right to manage passes. */
  begin(ask: {
    readonly state: string;
    readonly nonce: string;
    readonly verifier: string;
    readonly lend: boolean;
    readonly again: boolean;
  }): Promise<string>;
  /** Redeems the code that came back. Throws Fault SIGN_IN_FAILED for anything that does not fit. */
  finish(
    callback: ReadonlyMap<string, string>,
    kept: {
      readonly state: string;
      readonly nonce: string;
      readonly verifier: Secret;
      readonly lend: boolean;
    },
  ): Promise<SignedIn>;
}

/** Sign-in at the tenant's authority; its metadata are fetched at the first use and kept. */
export function createSignIn(settings: SignInSettings): SignIn {
  const { tenantId, authorityUrl, graphUrl, clientId, secret, redirectUri } = settings;
  let known: Promise<client.Configuration> | undefined;
  const configuration = async (): Promise<client.Configuration> => {
    const server = new URL(`${authorityUrl}/${tenantId}/v2.0`);
    known ??= secret.reveal((value) =>
      client.discovery(server, clientId, value, client.ClientSecretPost(value)),
    );
    try {
      return await known;
    } catch (cause) {
      known = undefined;
      throw new Fault('SIGN_IN_FAILED', { retryable: true, cause });
    }
  };
  const scope = (lend: boolean): string =>
    lend ? `openid profile ${graphUrl}/UserAuthMethod-TAP.ReadWrite.All` : 'openid profile';

  return {
    async begin({ state, nonce, verifier, lend, again }) {
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        response_mode: 'form_post',
        scope: scope(lend),
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(again ? { prompt: 'login' } : {}),
      });
      return url.href;
    },

    async finish(callback, { state, nonce, verifier, lend }) {
      const answer = new URL(redirectUri);
      for (const [name, value] of callback) answer.searchParams.set(name, value);
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), answer, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier.reveal((value) => value),
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (
          claims?.['tid'] !== tenantId ||
          typeof claims['oid'] !== 'string' ||
          claims.auth_time === undefined
        ) {
          throw new Error('not a sign-in of this tenant');
        }
        return {
          personId: claims['oid'].toLowerCase(),
          name: typeof claims['name'] === 'string' ? claims['name'] : '',
          authTime: claims.auth_time * 1000,
          token: lend ? new Secret(tokens.access_token) : undefined,
        };
      } catch (cause) {
        throw cause instanceof Fault ? cause : new Fault('SIGN_IN_FAILED', { retryable: false, cause });
      }
    },
  };
}
