import * as client from 'openid-client';
import type { SignInProof } from '../../services/policy/evidence';
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
  /** The authentication context that the tenant demands for each of these sign-ins. */
  readonly contexts: Readonly<Partial<Record<Demand, string>>>;
}

/** A sign-in of which strength may be demanded: a proof always, an opener's where the tenant has a context for it. */
export type Demand = SignInProof | 'open';

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
    /** The strength that is demanded of the sign-in. */
    readonly demand?: Demand | undefined;
  }): Promise<string>;
  /** Redeems the code that came back. Throws Fault SIGN_IN_FAILED for anything that does not fit. */
  finish(
    callback: ReadonlyMap<string, string>,
    kept: {
      readonly state: string;
      readonly nonce: string;
      readonly verifier: Secret;
      readonly lend: boolean;
      readonly demand?: Demand | undefined;
    },
  ): Promise<SignedIn>;
}

/** Whether a sign-in met the context that was demanded; Entra writes one as a text and several as a list. */
function meets(acrs: unknown, demand: Demand | undefined, context: string | undefined): boolean {
  if (demand === undefined || (demand === 'open' && context === undefined)) return true;
  const met: readonly unknown[] = Array.isArray(acrs) ? acrs : [acrs];
  return context !== undefined && met.includes(context);
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
    async begin({ state, nonce, verifier, lend, again, demand }) {
      const context = demand && settings.contexts[demand];
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        response_mode: 'form_post',
        scope: scope(lend),
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(again ? { prompt: 'login' } : {}),
        ...(context === undefined
          ? {}
          : { claims: JSON.stringify({ id_token: { acrs: { essential: true, value: context } } }) }),
      });
      return url.href;
    },

    async finish(callback, { state, nonce, verifier, lend, demand }) {
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
        // What was demanded is in the token, or was not met.
        if (!meets(claims['acrs'], demand, demand && settings.contexts[demand]))
          throw new Error('not at the strength that was demanded');
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
