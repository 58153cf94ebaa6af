import { randomBytes, randomUUID } from 'node:crypto';
import { Fault } from '../../services/faults';
import { lend } from '../../services/lending';
import { signInProofs } from '../../services/policy/evidence';
import type { SignInProof } from '../../services/policy/evidence';
import { openerStanding } from '../../services/openerStanding';
import type { PendingSignIn } from '../../services/shortLivedBooks';
import { codeHolder } from '../../services/requests/codeHolder';
import { minutesAfter } from '../../services/requests/moments';
import { opensSignedIn } from '../../services/requests/decideHandOver';
import type { Request } from '../../services/requests/request';
import { Secret } from '../../services/secret';
import { provedBySignIn } from '../../services/verifying';
import type { World } from '../../services/world';
import { actorOf } from '../actor';
import { formFields } from '../http';
import { noteRefusal } from '../noteRefusal';
import type { Handler, HttpRequest, HttpResponse } from '../http';
import { problemOf } from '../refusals';
import { goneAnswer, pageAnswer, redirect } from './answers';
import type { Browser } from './browser';
import { provedPage } from './pages/provedPage';
import { refusedPage } from './pages/plainPages';
import { readyPage } from './pages/readyPage';
import { proofPaths } from './proofPaths';
import { namedOpener } from './namedOpener';
import type { Demand, SignIn, SignedIn } from './signIn';

/** What the sign-in handlers work with. */
export interface SignInHandlers {
  /** The technician's "the user is ready". */
  readonly ready: Handler;
  /** The subject's sign-in as a proof. */
  readonly prove: Handler;
  /** Where the authority posts its answer. */
  readonly callback: Handler;
  /** Starts a sign-in for the opener of a request. */
  readonly forOpener: (request: Request) => Promise<HttpResponse>;
  /** Starts the sign-in with which an approver steps up. */
  readonly forApprover: (request: Request) => Promise<HttpResponse>;
}

const signInMinutes = 10;

/** Sign-ins of technicians and openers: one-use state, tied to one browser, fresh. */
export function signInHandlers(world: World, browser: Browser, signIn: SignIn): SignInHandlers {
  async function start(
    request: Request,
    purpose: PendingSignIn['purpose'],
    // Whoever acts on a privileged account, or is to read a pass out, signs in anew, however fresh the session is.
    again = request.rule.stepUp || request.readOut !== undefined,
  ): Promise<HttpResponse> {
    const { name, setCookie } = browser.startSignIn();
    const verifier = randomBytes(32).toString('base64url');
    const state = `${randomUUID()}${again ? '.again' : ''}`;
    const nonce = randomUUID();
    const expiresAt = minutesAfter(await world.store.now(), signInMinutes);
    const sealed = world.vault.seal('verifier', [state, request.id], new Secret(verifier));
    await world.store.beginSignIn(
      {
        state,
        purpose,
        requestId: request.id,
        browser: name,
        nonce,
        verifier: new Secret(verifier),
        expiresAt,
      },
      sealed,
    );
    const lends = purpose === 'ready';
    const demand = demandOf(purpose);
    return redirect(await signIn.begin({ state, nonce, verifier, lend: lends, again, demand }), [setCookie]);
  }

  async function finished(pending: Pending, fields: ReadonlyMap<string, string>): Promise<SignedIn> {
    const { state, nonce, requestId, purpose, sealedVerifier } = pending;
    const verifier = world.vault.open('verifier', [state, requestId], sealedVerifier);
    const lends = purpose === 'ready';
    return await signIn.finish(fields, { state, nonce, verifier, lend: lends, demand: demandOf(purpose) });
  }

  return {
    async ready(http) {
      const ref = (http.params['ref'] ?? '').toUpperCase();
      const request = /^TAP-[A-Z2-9]{6}$/.test(ref) ? await world.store.byRef(ref) : undefined;
      return request === undefined ? goneAnswer(http) : await start(request, 'ready');
    },

    async prove(http) {
      const { params } = http;
      const ref = (params['ref'] ?? '').toUpperCase();
      const proof = signInProofs.find((one) => proofPaths[one] === params['how']);
      const request = /^TAP-[A-Z2-9]{6}$/.test(ref) ? await world.store.byRef(ref) : undefined;
      const takes = request?.stage === 'verifying' && request.offers.kinds.some((kind) => kind === proof);
      return takes && proof !== undefined ? await start(request, proof, true) : goneAnswer(http);
    },

    async callback(http: HttpRequest) {
      const fields = formFields(http.body);
      const pending = await world.store.takeSignIn(fields.get('state') ?? '');
      if (pending === undefined || browser.signInName(http) !== pending.browser) return goneAnswer(http);
      const request = await world.store.read(pending.requestId);
      if (request === undefined) return goneAnswer(http);
      try {
        const signedIn = await finished(pending, fields);
        const minutesOld = (Date.now() - signedIn.authTime) / 60_000;
        if (minutesOld > request.limits.signInMaxAgeMinutes) {
          if (!pending.state.endsWith('.again')) return await start(request, pending.purpose, true);
          return pageAnswer(http, 403, refusedPage(problemOf({ refused: 'staleSignIn' })));
        }
        switch (pending.purpose) {
          case 'ready':
            return await lendTo(http, request, signedIn);
          case 'open':
            return await openFor(http, request, signedIn);
          case 'strongSignIn':
          case 'numberMatch':
            return await proveFor(http, request, pending.purpose, signedIn);
          case 'approve': {
            const { personId } = signedIn;
            const cookie = browser.personCookie('approver', request.id, personId, Date.now());
            return redirect(`/approve/${request.ref}`, [cookie]);
          }
        }
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        world.log.warn('signIn:failed', { ref: request.ref, code: error.code });
        return pageAnswer(http, 503, refusedPage(problemOf({ refused: 'tryAgain' })));
      }
    },

    forOpener: (request) => start(request, 'open'),
    forApprover: (request) => start(request, 'approve'),
  };

  async function lendTo(
    http: HttpRequest,
    request: Request,
    { personId, token }: SignedIn,
  ): Promise<HttpResponse> {
    const technician = await actorOf(world.directory, personId);
    if (technician === undefined || token === undefined) return goneAnswer(http);
    const answer = await lend(world, technician, request.id, token);
    if ('refusal' in answer) {
      noteRefusal(world.log, answer.refusal.refused, { by: personId, about: request.id });
      return pageAnswer(http, 403, refusedPage(problemOf(answer.refusal)));
    }
    const ready = answer.done;
    return pageAnswer(
      http,
      200,
      readyPage({
        ticket: ready.ticket.number,
        until: { at: ready.readyUntil ?? '', timeZone: world.policy.timeZone },
        opener: namedOpener(ready),
        voucher: codeHolder(ready)?.name ?? '',
        bySubject: ready.opener === 'subject',
        byPhone: ready.opener === 'technicianByPhone',
      }),
    );
  }

  /** Somebody else who signs in learns nothing of the case. */
  async function proveFor(
    http: HttpRequest,
    request: Request,
    proof: SignInProof,
    { personId }: SignedIn,
  ): Promise<HttpResponse> {
    const person = await actorOf(world.directory, personId);
    if (person === undefined) return goneAnswer(http);
    const answer = await provedBySignIn(world, person, request.id, proof);
    return 'refusal' in answer ? goneAnswer(http) : pageAnswer(http, 200, provedPage(proof));
  }

  async function openFor(http: HttpRequest, request: Request, { personId }: SignedIn): Promise<HttpResponse> {
    const page = `/h/${request.locator}`;
    if (!opensSignedIn(request, personId, await openerStanding(world, personId))) {
      noteRefusal(world.log, 'wrongOpener', { by: personId, about: request.id });
      return pageAnswer(http, 403, refusedPage(problemOf({ refused: 'wrongOpener' }), page));
    }
    return redirect(page, [browser.personCookie('opener', request.id, personId, Date.now())]);
  }
}

/** What strength a sign-in for this purpose must have. */
function demandOf(purpose: PendingSignIn['purpose']): Demand | undefined {
  return purpose === 'open' ? purpose : signInProofs.find((one) => one === purpose);
}

type Pending = NonNullable<Awaited<ReturnType<World['store']['takeSignIn']>>>;
