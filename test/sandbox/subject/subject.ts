import { randomUUID } from 'node:crypto';
import { startDouble } from '../httpsDouble';
import type { Double, DoubleRequest, DoubleResponse } from '../httpsDouble';
import { escapeHtml, sandboxPage } from '../html';
import type { Tenant } from '../graph/tenant';
import { expiryOf, usability } from '../graph/passRules';
import type { Recorder } from '../recorder';
import { route } from '../routes';

/** The subject's own side: signing in with a pass, and registering a method in the session that it opens. */
export interface SubjectSide extends Double {
  /** Signs in; returns the session, or undefined when Entra refuses. */
  signIn(upn: string, passcode: string): string | undefined;
  /** Registers a method; false when the session has ended with its pass. */
  register(session: string, type: 'fido2' | 'microsoftAuthenticator', name?: string): boolean;
}

const passMethod = 'Temporary Access Pass';
const wrong = { code: 130_503, reason: 'Your Temporary Access Pass is incorrect.' };
const blocked = {
  code: 130_502,
  reason: 'Temporary Access Pass sign in was blocked due to User Credential Policy.',
};

/** Starts the subject's pages. */
export async function startSubjectSide(
  recorder: Recorder,
  tenant: Tenant,
  port?: number,
): Promise<SubjectSide> {
  const sessions = new Map<
    string,
    { readonly userId: string; readonly passId: string; readonly until: number }
  >();

  function signIn(upn: string, passcode: string): string | undefined {
    const user = [...tenant.users.values()].find((one) => one.upn.toLowerCase() === upn.trim().toLowerCase());
    const pass = user && tenant.passes.get(user.id);
    if (user === undefined) return undefined;
    if (pass?.passcode !== passcode || usability(tenant, user.id, pass) !== 'EnabledByPolicy') {
      const { code, reason } = pass?.passcode === passcode ? blocked : wrong;
      tenant.signIn(user.id, code, reason, { method: passMethod });
      return undefined;
    }
    tenant.signIn(user.id, 0, '', { method: passMethod });
    const now = tenant.clock.now();
    pass.usedAt = now.toISOString();
    tenant.signedIn.add(user.id);
    const session = randomUUID();
    sessions.set(session, {
      userId: user.id,
      passId: pass.id,
      until: Math.min(now.getTime() + 10 * 60_000, expiryOf(pass)),
    });
    return session;
  }

  function register(
    session: string,
    type: 'fido2' | 'microsoftAuthenticator',
    name = 'Security key',
  ): boolean {
    const held = sessions.get(session);
    if (held === undefined) return false;
    // A session that a pass opened lives no longer than the pass.
    const alive =
      tenant.passes.get(held.userId)?.id === held.passId && tenant.clock.now().getTime() < held.until;
    if (!alive) return false;
    tenant.methods.get(held.userId)?.push(tenant.newMethod(type, name));
    tenant.audit('User registered security info', `User registered ${type}`, held.userId, held.userId);
    return true;
  }

  const form = (problem = ''): string =>
    sandboxPage(
      'My sign-ins (sandbox)',
      `${problem === '' ? '' : `<p role="alert">${escapeHtml(problem)}</p>`}<form method="post" action="/sign-in">
    <label>User name <input name="upn" autocomplete="off"></label><label>Temporary Access Pass <input name="passcode" autocomplete="off"></label><button>Sign in</button></form>`,
    );
  const inside = (session: string): string =>
    sandboxPage(
      'Security info (sandbox)',
      `<p>You are signed in with your pass.</p><form method="post" action="/register"><input type="hidden" name="session" value="${session}">
    <button name="type" value="fido2">Register a passkey</button><button name="type" value="microsoftAuthenticator">Register Authenticator</button></form>`,
    );
  const fields = (request: DoubleRequest): URLSearchParams => new URLSearchParams(request.body);
  const routes = [
    { method: 'GET', path: /^\/$/, answer: (): DoubleResponse => ({ status: 200, body: form() }) },
    {
      method: 'POST',
      path: /^\/sign-in$/,
      answer: (request: DoubleRequest): DoubleResponse => {
        const session = signIn(fields(request).get('upn') ?? '', fields(request).get('passcode') ?? '');
        return session === undefined
          ? { status: 403, body: form(blocked.reason) }
          : { status: 200, body: inside(session) };
      },
    },
    {
      method: 'POST',
      path: /^\/register$/,
      answer: (request: DoubleRequest): DoubleResponse => {
        const type = fields(request).get('type') === 'fido2' ? 'fido2' : 'microsoftAuthenticator';
        return register(fields(request).get('session') ?? '', type)
          ? {
              status: 200,
              body: sandboxPage(
                'Security info (sandbox)',
                '<p>Registered. Sign out and try your normal sign-in.</p>',
              ),
            }
          : {
              status: 403,
              body: sandboxPage('Security info (sandbox)', '<p role="alert">Your session has ended.</p>'),
            };
      },
    },
  ];
  const double = await startDouble(
    'subject',
    (request) => route(routes, request)?.() ?? { status: 404, body: '' },
    { recorder, ...(port === undefined ? {} : { port }) },
  );
  return { ...double, signIn, register };
}
