import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSignIn } from '../../bot/handover/signIn';
import { Secret } from '../../services/secret';
import { startLogin, strengths } from '../sandbox/login/login';
import type { Login } from '../sandbox/login/login';
import { apps, people, tenantId } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { createRecorder } from '../sandbox/recorder';

const verifier = 'v'.repeat(43);
let login: Login;

beforeAll(async () => {
  login = await startLogin(createRecorder());
});

afterAll(async () => {
  await login.close();
});

interface Bent {
  readonly bent?: Readonly<Record<string, unknown>>;
  readonly redeemedWith?: string;
  readonly state?: string;
}

const settings = () => ({
  tenantId,
  authorityUrl: login.url,
  graphUrl: 'https://localhost',
  clientId: apps.signIn.clientId,
  secret: new Secret(apps.signIn.secret),
  redirectUri: 'https://localhost/signin/callback',
});

/** Tara signs in, with her right to manage passes; the answer, or what is kept of the question, may be bent. */
async function signedIn({ bent = {}, redeemedWith = verifier, state = 'state' }: Bent = {}) {
  const signIn = createSignIn({ ...settings(), contexts: {} });
  const asked = { state: 'state', nonce: 'nonce', verifier, lend: true, again: false };
  const { fields } = login.signIn(await signIn.begin(asked), people.tara, { bent });
  const kept = { state, nonce: 'nonce', verifier: new Secret(redeemedWith), lend: true };
  return await signIn.finish(new Map(Object.entries(fields)), kept);
}

test('a sign-in says who signed in, and when', async () => {
  const { personId, authTime, token } = await signedIn();
  expect(personId).toBe(people.tara.id);
  expect(Date.now() - authTime).toBeLessThan(60_000);
  expect(token).toBeInstanceOf(Secret);
});

describe('is none, whoever signed the answer,', () => {
  test.each<[string, Bent]>([
    ['when it answers another question', { bent: { nonce: 'another' } }],
    ['when it answers no question', { bent: { nonce: undefined } }],
    ['when it does not say when it was', { bent: { auth_time: undefined } }],
    ['when it does not say who it was', { bent: { oid: undefined } }],
    ['when it is of another tenant', { bent: { tid: people.tara.id } }],
    ['when it is of no tenant', { bent: { tid: undefined } }],
    ['when it is for another application', { bent: { aud: apps.front.clientId } }],
    ['when another browser redeems it', { redeemedWith: 'w'.repeat(43) }],
    ['when it comes back with another state', { state: 'another' }],
  ])('%s', async (_, bent) => {
    await expect(signedIn(bent)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
  });
});

describe('an opener, where the tenant demands a context of openers,', () => {
  const withKey = { ...people.tara, methods: [{ type: 'fido2' }] };

  /** Signs in to open a page, at a tenant with this context for it, or with none. */
  async function opens(person: SandboxPerson, open: string | undefined, bent = {}): Promise<string> {
    const signIn = createSignIn({
      ...settings(),
      contexts: open === undefined ? {} : { open },
    });
    const asked = { state: 'state', nonce: 'nonce', lend: false, demand: 'open' } as const;
    const url = await signIn.begin({ ...asked, verifier, again: false });
    const { fields } = login.signIn(url, person, { bent });
    const kept = { ...asked, verifier: new Secret(verifier) };
    return (await signIn.finish(new Map(Object.entries(fields)), kept)).personId;
  }

  test('is let in when the token says that it was met', async () => {
    expect(await opens(withKey, strengths.kiosk)).toBe(people.tara.id);
  });

  test.each<[string, SandboxPerson, object]>([
    ['when the sign-in did not meet it', people.tara, {}],
    ['when the token does not tell', withKey, { acrs: undefined }],
    ['when another was met', withKey, { acrs: [strengths.push] }],
  ])('is not let in %s', async (_, person, bent) => {
    await expect(opens(person, strengths.kiosk, bent)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
  });

  test('and signs in as everybody does where there is none', async () => {
    expect(await opens(people.tara, undefined)).toBe(people.tara.id);
  });
});
