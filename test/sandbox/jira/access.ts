import { randomBytes } from 'node:crypto';
import type { DoubleRequest, DoubleResponse } from '../httpsDouble';

/** The mail of the bot's account and its API token. */
export const jiraUser = { user: 'tap-desk@contoso.example', token: 'jira-password-of-the-sandbox' };

/** The OAuth credential of the service account. */
export const jiraApplication = {
  clientId: 'k2vC7dqv1xO3sZ8tT0yQ4nB6mL5pR9aE',
  clientSecret: 'jira-client-secret-of-the-sandbox',
};

/** The place of this site on the gateway. */
export const gatewayPath = '/ex/jira/8f1c2b34-5d6e-4f70-8a91-b2c3d4e5f607';

/** Who a call is from: the bot, nobody, or somebody whom the gateway turns away. */
export type CallerKind = 'bot' | 'nobody' | 'refused';

/** Who may call the site. */
export interface JiraAccess {
  /** Answers a request for a token by client credentials. */
  token(request: DoubleRequest): DoubleResponse;
  /** `scope` is what a bearer token must have; an API token has everything that its account may do. */
  callerOf(request: DoubleRequest, scope: string): CallerKind;
  /** Every token given so far is refused from now on, although its time is not up. */
  endTokens(): void;
  /** What the credential was made with. */
  readonly scopes: Set<string>;
  /** How many tokens were given. */
  readonly given: number;
}

/** An API token on the site itself, or a bearer token of 60 minutes on the gateway. */
export function createAccess(): JiraAccess {
  const tokens = new Set<string>();
  const basic = `Basic ${Buffer.from(`${jiraUser.user}:${jiraUser.token}`).toString('base64')}`;
  const scopes = new Set([
    'read:servicedesk-request',
    'write:servicedesk-request',
    'read:jira-work',
    'write:jira-work',
  ]);
  let given = 0;
  return {
    token(request) {
      const form = new URLSearchParams(request.body);
      const known =
        form.get('grant_type') === 'client_credentials' &&
        form.get('client_id') === jiraApplication.clientId &&
        form.get('client_secret') === jiraApplication.clientSecret;
      if (!known) return { status: 401, body: { error: 'access_denied', error_description: 'Unauthorized' } };
      const token = randomBytes(48).toString('base64url');
      given += 1;
      tokens.add(token);
      return {
        status: 200,
        body: { access_token: token, scope: [...scopes].join(' '), token_type: 'Bearer', expires_in: 3_600 },
      };
    },
    callerOf({ headers, url }, scope) {
      const header = headers['authorization'] ?? '';
      if (!url.pathname.startsWith(gatewayPath)) return header === basic ? 'bot' : 'nobody';
      const isOurs = tokens.has(header.replace(/^Bearer /, ''));
      return isOurs && (scope === '' || scopes.has(scope)) ? 'bot' : 'refused';
    },
    endTokens() {
      tokens.clear();
    },
    scopes,
    get given() {
      return given;
    },
  };
}
