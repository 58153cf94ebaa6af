import { z } from 'zod/v4';
import { Fault } from '../faults';
import type { Secret } from '../secret';
import { reach } from './reach';

/** How the bot shows who it is: a user with a password or token, or OAuth client credentials. */
export type DeskAuth =
  | { readonly kind: 'basic'; readonly user: string; readonly password: Secret }
  | { readonly kind: 'oauth'; readonly clientId: string; readonly clientSecret: Secret };

/** The `Authorization` header of each call; `renew` drops a token that the desk refused and tells whether there is another. */
export interface Authorization {
  header(): Promise<string>;
  renew(refused: string): boolean;
}

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const earlyMs = 30_000;

/** Basic, or a bearer token of `tokenUrl` that is fetched once for all calls and again shortly before it ends. */
export function createAuthorization(tokenUrl: URL, auth: DeskAuth, timeoutMs: number): Authorization {
  if (tokenUrl.protocol !== 'https:') throw new Error('the service desk is reached over https only');
  if (auth.kind === 'basic') {
    const header = auth.password.reveal(
      (password) => `Basic ${Buffer.from(`${auth.user}:${password}`).toString('base64')}`,
    );
    return { header: () => Promise.resolve(header), renew: () => false };
  }
  const { clientId, clientSecret } = auth;
  let token: { readonly header: string; readonly until: number } | undefined;
  let coming: Promise<string> | undefined;

  async function fetchToken(): Promise<string> {
    const body = clientSecret.reveal(
      (secret) =>
        new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: secret,
        }),
    );
    const answer = await reach(tokenUrl, { method: 'POST', body }, timeoutMs);
    const parsed = tokenAnswer.safeParse(answer.body);
    if (!parsed.success) throw new Fault('DESK_ANSWER', { retryable: true });
    const header = `Bearer ${parsed.data.access_token}`;
    token = { header, until: Date.now() + parsed.data.expires_in * 1000 - earlyMs };
    return header;
  }

  return {
    async header() {
      if (token !== undefined && token.until > Date.now()) return token.header;
      coming ??= fetchToken().finally(() => (coming = undefined));
      return await coming;
    },
    renew(refused) {
      if (token?.header === refused) token = undefined;
      return true;
    },
  };
}
