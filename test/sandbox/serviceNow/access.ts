import { randomBytes } from 'node:crypto';
import type { DoubleRequest, DoubleResponse } from '../httpsDouble';

/** An integration user of the desk. */
export interface DeskUser {
  readonly user: string;
  readonly password: string;
}

/** The registered OAuth application of the bot. */
export const deskApplication = {
  clientId: '5d0e1f0a8b7c4d2e9f3a6b1c2d4e5f60',
  clientSecret: 'desk-client-secret-of-the-sandbox',
};

/** Who may call the desk's API. */
export interface DeskAccess {
  /** Answers a request for a token by client credentials. */
  token(request: DoubleRequest): DoubleResponse;
  allows(request: DoubleRequest): boolean;
  /** Every token given so far is refused from now on, although its time is not up. */
  endTokens(): void;
  /** How many tokens were given. */
  readonly given: number;
}

/** Basic authentication of the integration user, or a bearer token that lives so many seconds. */
export function createAccess({ user, password }: DeskUser, tokenLifeSeconds = 1_799): DeskAccess {
  const tokens = new Map<string, number>();
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  let given = 0;
  return {
    token(request) {
      const form = new URLSearchParams(request.body);
      const known =
        form.get('grant_type') === 'client_credentials' &&
        form.get('client_id') === deskApplication.clientId &&
        form.get('client_secret') === deskApplication.clientSecret;
      if (!known) return { status: 401, body: { error_description: 'access_denied', error: 'server_error' } };
      const token = randomBytes(48).toString('base64url');
      given += 1;
      tokens.set(token, Date.now() + tokenLifeSeconds * 1000);
      return {
        status: 200,
        body: {
          access_token: token,
          scope: 'useraccount',
          token_type: 'Bearer',
          expires_in: tokenLifeSeconds,
        },
      };
    },
    allows({ headers }) {
      const header = headers['authorization'] ?? '';
      return header === basic || (tokens.get(header.replace(/^Bearer /, '')) ?? 0) > Date.now();
    },
    endTokens() {
      tokens.clear();
    },
    get given() {
      return given;
    },
  };
}
