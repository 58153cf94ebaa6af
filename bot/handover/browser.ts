import { randomBytes } from 'node:crypto';
import { sameText } from '../../services/verifying';
import type { Vault } from '../../services/ports';
import { cookie } from '../http';
import type { HttpRequest } from '../http';

const formCookie = '__Host-tap-form';
const signInCookie = '__Host-tap-signin';
const personCookies = { opener: '__Host-tap-opener', approver: '__Host-tap-approver' } as const;
const minutes = 10;

/** As what somebody signed in for a request; one does not stand for the other. */
export type SignedInAs = keyof typeof personCookies;

/** What ties pages, forms and sign-ins to one browser. */
export interface Browser {
  /** The browser's random name, and the header that gives it one when it has none. */
  name(request: HttpRequest): { readonly name: string; readonly setCookie: readonly string[] };
  csrf(name: string, locator: string, attempt: string): string;
  /** Whether a form was made for this browser, this page and this attempt, and comes from this site. */
  ownForm(request: HttpRequest, locator: string, fields: ReadonlyMap<string, string>): boolean;
  startSignIn(): { readonly name: string; readonly setCookie: string };
  signInName(request: HttpRequest): string | undefined;
  /** Remembers for minutes that a person signed in for one request. */
  personCookie(as: SignedInAs, requestId: string, personId: string, now: number): string;
  personOf(as: SignedInAs, request: HttpRequest, requestId: string, now: number): string | undefined;
}

/** The cookies of the pages; all are `__Host-`, HttpOnly and Secure, and none is more than a name or a keyed mark. */
export function createBrowser(vault: Vault, origin: string): Browser {
  const csrf: Browser['csrf'] = (name, locator, attempt) => vault.mark('csrf', [name, locator, attempt]);
  return {
    name(request) {
      const known = cookie(request, formCookie);
      if (known !== undefined && /^[\w-]{22}$/.test(known)) return { name: known, setCookie: [] };
      const name = randomName();
      return { name, setCookie: [written(formCookie, name, 'Lax')] };
    },
    csrf,
    ownForm(request, locator, fields) {
      const name = cookie(request, formCookie);
      if (name === undefined || !sameSite(request, origin)) return false;
      return sameText(fields.get('csrf') ?? '', csrf(name, locator, fields.get('attempt') ?? ''));
    },
    startSignIn() {
      const name = randomName();
      // The authority posts the answer from its own site, so this one cookie must travel across sites.
      return { name, setCookie: written(signInCookie, name, 'None') };
    },
    signInName: (request) => cookie(request, signInCookie),
    personCookie(as, requestId, personId, now) {
      const until = String(now + minutes * 60_000);
      const mark = vault.mark(as, [requestId, personId, until]);
      return written(personCookies[as], `${personId}.${until}.${mark}`, 'Lax');
    },
    personOf(as, request, requestId, now) {
      const [personId = '', until = '', mark = ''] = (cookie(request, personCookies[as]) ?? '').split('.');
      if (!(Number(until) > now)) return undefined;
      return sameText(mark, vault.mark(as, [requestId, personId, until])) ? personId : undefined;
    },
  };
}

/** What the browser says of where the form was; without a referrer its `Origin` is "null" even on our own site. */
function sameSite({ headers }: HttpRequest, own: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers['origin'] === undefined || headers['origin'] === own;
}

function written(name: string, value: string, sameSite: 'Lax' | 'None'): string {
  return `${name}=${value}; Path=/; Max-Age=${minutes * 60}; HttpOnly; Secure; SameSite=${sameSite}`;
}

function randomName(): string {
  return randomBytes(16).toString('base64url');
}
