import { Fault } from '../faults';
import type { Secret } from '../secret';

/** How the bot shows who it is: an integration user, or OAuth client credentials. */
export type DeskAuth =
  | { readonly kind: 'basic'; readonly user: string; readonly password: Secret }
  | { readonly kind: 'oauth'; readonly clientId: string; readonly clientSecret: Secret };

/** Calls the desk's REST API with JSON. Throws Fault; never relays what the desk wrote. */
export interface DeskClient {
  get(path: string, query: Readonly<Record<string, string>>): Promise<unknown>;
  patch(path: string, body: unknown): Promise<unknown>;
}

const timeoutMs = 10_000;

/** A client for one ServiceNow instance: https, no redirects, JSON or nothing. */
export function createDeskClient(url: string, auth: DeskAuth): DeskClient {
  let token: { readonly header: string; readonly until: number } | undefined;

  async function authorization(): Promise<string> {
    if (auth.kind === 'basic') {
      return auth.password.reveal(
        (password) => `Basic ${Buffer.from(`${auth.user}:${password}`).toString('base64')}`,
      );
    }
    if (token === undefined || token.until < Date.now()) token = await fetchToken(url, auth);
    return token.header;
  }

  async function call(method: 'GET' | 'PATCH', path: string, body?: unknown): Promise<unknown> {
    for (let again = auth.kind === 'oauth'; ; again = false) {
      const headers = {
        authorization: await authorization(),
        accept: 'application/json',
        'content-type': 'application/json',
      };
      const response = await reach(new URL(path, url), {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (response.status === 401 && again) {
        token = undefined;
        continue;
      }
      return await answerOf(response);
    }
  }

  return {
    get: (path, query) => call('GET', `${path}?${new URLSearchParams(query).toString()}`),
    patch: (path, body) => call('PATCH', path, body),
  };
}

async function fetchToken(
  url: string,
  auth: Extract<DeskAuth, { kind: 'oauth' }>,
): Promise<{ header: string; until: number }> {
  const form = auth.clientSecret.reveal(
    (secret) =>
      new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: auth.clientId,
        client_secret: secret,
      }),
  );
  const answer = (await answerOf(
    await reach(new URL('/oauth_token.do', url), { method: 'POST', body: form }),
  )) as {
    access_token?: unknown;
    expires_in?: unknown;
  };
  if (typeof answer.access_token !== 'string') throw new Fault('DESK_ANSWER', { retryable: true });
  return {
    header: `Bearer ${answer.access_token}`,
    until: Date.now() + (Number(answer.expires_in) - 30) * 1000,
  };
}

async function reach(url: URL, options: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...options, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  } catch (cause) {
    throw new Fault('DESK_UNAVAILABLE', { retryable: true, cause });
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const { status } = response;
  if (status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? 30);
    throw new Fault('DESK_THROTTLED', {
      retryable: true,
      status,
      retryAfterMs: (Number.isFinite(seconds) ? seconds : 30) * 1000,
    });
  }
  if (status === 401 || status === 403) throw new Fault('DESK_FORBIDDEN', { retryable: true, status });
  if (status >= 500) throw new Fault('DESK_UNAVAILABLE', { retryable: true, status });
  // A hibernating instance answers 200 with a page.
  if (!(response.headers.get('content-type') ?? '').includes('application/json')) {
    throw new Fault('DESK_ANSWER', { retryable: true, status });
  }
  if (status === 404) return { result: undefined };
  if (!response.ok) throw new Fault('DESK_ANSWER', { retryable: false, status });
  try {
    return await response.json();
  } catch (cause) {
    throw new Fault('DESK_ANSWER', { retryable: true, status, cause });
  }
}
