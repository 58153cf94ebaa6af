import { createHash, randomUUID } from 'node:crypto';
import { startDouble } from '../httpsDouble';
import type { Double, DoubleRequest, DoubleResponse } from '../httpsDouble';
import { escapeHtml, sandboxPage } from '../html';
import { apps, people, presentRole, tenantId, verifiedIdAudience } from '../people';
import type { SandboxPerson } from '../people';
import type { Recorder } from '../recorder';
import { route } from '../routes';
import { createDeviceCodes } from './deviceCode';
import type { DeviceCodes } from './deviceCode';
import { createSigner } from './keys';
import type { Signer } from './keys';
import { refusal } from './refusal';

/** The sandbox's Entra sign-in: OpenID Connect for people, client credentials for applications. */
export interface Login extends Double {
  readonly signer: Signer;
  /** What each sign-in so far was asked for: `login` for one that must be new, else nothing. */
  readonly prompts: readonly string[];
  /** Enters a code that was shown on another screen, and signs in. */
  readonly enterCode: DeviceCodes['approve'];
  /** Does what a person does in the browser: signs in at an authorize address; returns where the form goes and its fields. */
  signIn(
    authorizeUrl: string,
    person: SandboxPerson,
    options?: {
      readonly signedInMinutesAgo?: number;
      readonly ofTenant?: string;
      /** Claims of the id token that are not as they should be; undefined for one that is missing. */
      readonly bent?: Readonly<Record<string, unknown>>;
    },
  ): { readonly action: string; readonly fields: Readonly<Record<string, string>> };
}

/** The authentication contexts of the tenant, and which methods meet each. */
export const strengths = { key: 'c1', push: 'c2', kiosk: 'c3' } as const;
const meets: Readonly<Record<string, readonly string[]>> = {
  [strengths.key]: ['fido2', 'windowsHelloForBusiness', 'platformCredential'],
  [strengths.push]: ['microsoftAuthenticator'],
  [strengths.kiosk]: ['fido2'],
};

interface Grant {
  readonly clientId: string;
  readonly person: SandboxPerson;
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly authTime: number;
  readonly tenant: string;
  /** The contexts that were demanded and met. */
  readonly acrs: readonly string[];
  readonly bent: Readonly<Record<string, unknown>>;
}

/** Starts the double; `graphUrl` is asked late, because Graph starts after it. */
export async function startLogin(recorder: Recorder, port?: number): Promise<Login> {
  const signer = await createSigner('login-1');
  const codes = new Map<string, Grant>();
  const devices = createDeviceCodes(signer);
  const prompts: string[] = [];
  const base = `/${tenantId}`;

  const authorize = (
    url: URL,
    person: SandboxPerson,
    { signedInMinutesAgo = 0, ofTenant = tenantId, bent = {} }: Parameters<Login['signIn']>[2] = {},
  ) => {
    const ask = (name: string): string => url.searchParams.get(name) ?? '';
    const code = randomUUID();
    const fresh = ask('prompt') === 'login';
    prompts.push(ask('prompt'));
    codes.set(code, {
      clientId: ask('client_id'),
      person,
      nonce: ask('nonce'),
      challenge: ask('code_challenge'),
      redirectUri: ask('redirect_uri'),
      scope: ask('scope'),
      acrs: Object.keys(meets).filter(
        (context) =>
          ask('claims').includes(`"${context}"`) &&
          person.methods.some(({ type }) => meets[context]?.includes(type)),
      ),
      authTime: Math.floor(Date.now() / 1000) - (fresh ? 0 : signedInMinutesAgo * 60),
      tenant: ofTenant,
      bent,
    });
    return {
      action: ask('redirect_uri'),
      fields: { code, state: ask('state'), session_state: randomUUID() },
    };
  };

  const metadata = () => ({
    issuer: `${double.url}${base}/v2.0`,
    authorization_endpoint: `${double.url}${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${double.url}${base}/oauth2/v2.0/token`,
    device_authorization_endpoint: `${double.url}${base}/oauth2/v2.0/devicecode`,
    jwks_uri: `${double.url}${base}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
    scopes_supported: ['openid', 'profile'],
  });

  async function token(request: DoubleRequest): Promise<DoubleResponse> {
    const form = new URLSearchParams(request.body);
    if (devices.grantTypes.includes(form.get('grant_type') ?? ''))
      return await devices.token(form, `${double.url}${base}/v2.0`);
    const client = Object.values(apps).find((app) => app.clientId === form.get('client_id'));
    if (client?.secret !== form.get('client_secret'))
      return refusal('invalid_client', 'AADSTS7000215: Invalid client secret provided.');
    return form.get('grant_type') === 'client_credentials'
      ? await appToken(client, form)
      : await userTokens(client.clientId, form);
  }

  async function appToken(
    client: (typeof apps)[keyof typeof apps],
    form: URLSearchParams,
  ): Promise<DoubleResponse> {
    const audience = (form.get('scope') ?? '').replace('/.default', '');
    const claims = {
      iss: `${double.url}${base}/v2.0`,
      aud: audience,
      tid: tenantId,
      appid: client.clientId,
      azp: client.clientId,
      oid: client.clientId,
      idtyp: 'app',
      roles: rolesOf(client, audience),
    };
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: 3599, access_token: await signer.sign(claims, 3599) },
    };
  }

  async function userTokens(clientId: string, form: URLSearchParams): Promise<DoubleResponse> {
    const grant = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (
      grant?.clientId !== clientId ||
      grant.challenge !== challenge ||
      grant.redirectUri !== form.get('redirect_uri')
    ) {
      return refusal(
        'invalid_grant',
        'AADSTS54005: OAuth2 Authorization code was already redeemed, or does not belong here.',
      );
    }
    const { person, nonce, authTime, acrs, tenant, bent, scope: granted } = grant;
    const common = { iss: `${double.url}${base}/v2.0`, tid: tenant, oid: person.id, sub: person.id };
    const idToken = await signer.sign(
      {
        ...common,
        aud: clientId,
        nonce,
        auth_time: authTime,
        ...(acrs.length === 0 ? {} : { acrs }),
        preferred_username: person.upn,
        name: person.name,
        ver: '2.0',
        ...bent,
      },
      3599,
    );
    const scope = granted.split(' ').find((one) => one.startsWith('https://')) ?? '';
    const audience = scope === '' ? 'https://graph.microsoft.com' : new URL(scope).origin;
    const accessToken = await signer.sign(
      { ...common, aud: audience, scp: 'UserAuthMethod-TAP.ReadWrite.All', appid: clientId },
      3599,
    );
    return {
      status: 200,
      body: {
        token_type: 'Bearer',
        scope: granted,
        expires_in: 3599,
        id_token: idToken,
        access_token: accessToken,
      },
    };
  }

  function signInPage(request: DoubleRequest): DoubleResponse {
    const buttons = Object.entries(people)
      .map(([key, person]) => `<button name="person" value="${key}">${escapeHtml(person.name)}</button>`)
      .join('');
    const query = escapeHtml(request.url.search);
    const body = `<p>Who are you? In the sandbox a press is a sign-in.</p><form method="post" action="${base}/sandbox/sign-in${query}">${buttons}</form>`;
    return { status: 200, body: sandboxPage('Sign in (sandbox)', body) };
  }

  function signedIn(request: DoubleRequest): DoubleResponse {
    const key = new URLSearchParams(request.body).get('person') ?? '';
    const person = Object.entries(people).find(([name]) => name === key)?.[1];
    if (person === undefined)
      return { status: 400, body: sandboxPage('Sign in (sandbox)', '<p>Nobody was chosen.</p>') };
    const { action, fields } = authorize(request.url, person);
    const inputs = Object.entries(fields)
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
      .join('');
    const body = `<form method="post" action="${escapeHtml(action)}">${inputs}<button autofocus>Continue as ${escapeHtml(person.name)}</button></form>`;
    return { status: 200, body: sandboxPage('Signed in', body) };
  }

  const routes = [
    {
      method: 'GET',
      path: /\/v2\.0\/\.well-known\/openid-configuration$/,
      answer: () => ({ status: 200, body: metadata() }),
    },
    { method: 'GET', path: /\/discovery\/v2\.0\/keys$/, answer: () => ({ status: 200, body: signer.jwks }) },
    { method: 'GET', path: /\/oauth2\/v2\.0\/authorize$/, answer: signInPage },
    { method: 'POST', path: /\/sandbox\/sign-in$/, answer: signedIn },
    { method: 'POST', path: /\/oauth2\/v2\.0\/token$/, answer: token },
    {
      method: 'POST',
      path: /\/oauth2\/v2\.0\/devicecode$/,
      answer: (request: DoubleRequest) => devices.ask(request, `${double.url}${base}/v2.0`),
    },
  ];
  const double: Double = await startDouble(
    'login',
    (request) => route(routes, request)?.() ?? { status: 404, body: '' },
    { recorder, ...(port === undefined ? {} : { port }) },
  );
  return {
    ...double,
    signer,
    prompts,
    enterCode: devices.approve,
    signIn: (authorizeUrl, person, options) => authorize(new URL(authorizeUrl), person, options),
  };
}

/** An application has roles at each resource apart; only the front may ask for presentations. */
function rolesOf(client: (typeof apps)[keyof typeof apps], audience: string): readonly string[] {
  if (audience !== verifiedIdAudience) return client.permissions;
  return client === apps.front ? [presentRole] : [];
}
