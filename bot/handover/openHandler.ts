import { claimCode } from '../../services/codes';
import { handOver } from '../../services/handOver';
import type { Patience } from '../../services/handOver';
import { openerStanding } from '../../services/openerStanding';
import type { OpenerProof } from '../../services/requests/command';
import { nextAttempt } from '../../services/requests/decideHandOver';
import type { Request } from '../../services/requests/request';
import { sameText } from '../../services/verifying';
import type { World } from '../../services/world';
import type { Problem } from '../../cards/shown';
import { actorOf } from '../actor';
import { addressOf } from '../floods/address';
import { formFields } from '../http';
import { noteRefusal } from '../noteRefusal';
import type { Handler, HttpRequest, HttpResponse } from '../http';
import { problemOf } from '../refusals';
import { goneAnswer, pageAnswer, readerOf } from './answers';
import type { Browser } from './browser';
import { pageHeaders } from './pages/headers';
import { blankAfterSeconds } from './pages/stylesheet';
import { openPage } from './pages/openPage';
import type { OpenPage } from './pages/openPage';
import { passBlock, passPage } from './pages/passPage';
import { againPage, refusedPage } from './pages/plainPages';
import { namedOpener } from './namedOpener';
import { shortName } from './shortName';

/** What the hand-over page works with. */
export interface OpenSettings {
  readonly world: World;
  readonly browser: Browser;
  readonly authorityOrigin: string;
  readonly patience: Patience | undefined;
  /** How many proxies of our own stand in front. */
  readonly proxies: number;
  /** Starts a sign-in for the opener of a request. */
  readonly signIn: (request: Request) => Promise<HttpResponse>;
}

/** GET shows and changes nothing; POST hands over. */
export function openHandlers(settings: OpenSettings): { readonly get: Handler; readonly post: Handler } {
  const { world, browser } = settings;

  async function openRequest({ params }: HttpRequest): Promise<Request | undefined> {
    const locator = (params['locator'] ?? '').toLowerCase();
    if (!/^[a-z2-9]{8}$/.test(locator)) return undefined;
    const request = await world.store.byLocator(locator);
    const open = request?.stage === 'ready' || request?.stage === 'handedOver';
    return open && (request.readyUntil ?? '') > (await world.store.now()) ? request : undefined;
  }

  return {
    async get(http) {
      const request = await openRequest(http);
      return request === undefined ? goneAnswer(http) : show(http, request, 200);
    },

    async post(http) {
      const request = await openRequest(http);
      if (request === undefined) return goneAnswer(http);
      const fields = formFields(http.body);
      if (!browser.ownForm(http, request.locator, fields))
        return show(http, request, 403, problemOf({ refused: 'sameForm' }));
      if (fields.get('do') === 'signIn' && request.opener !== 'subject')
        return await settings.signIn(request);
      const proof = await proofOf(http, request, fields);
      if (proof === undefined) return show(http, request, 400, problemOf({ refused: 'wrongCode' }));
      return await reveal(http, request, Number(fields.get('attempt')), proof);
    },
  };

  /** What the visitor offers as proof; undefined for a code that is none, which costs no try. */
  async function proofOf(
    http: HttpRequest,
    request: Request,
    fields: ReadonlyMap<string, string>,
  ): Promise<OpenerProof | undefined> {
    if (request.opener === 'subject') {
      const typed = (fields.get('code') ?? '').replace(/[\s-]/g, '');
      if (!/^\d{8}$/.test(typed)) return undefined;
      const from = world.vault.mark('visitor', [request.id, addressOf(http, settings.proxies)]);
      return { how: 'claimCode', right: sameText(typed, claimCode(world.vault, request)), from };
    }
    const person = await actorOf(world.directory, browser.personOf('opener', http, request.id, Date.now()));
    if (person === undefined) return undefined;
    const standing = await openerStanding(world, person.id);
    return { how: 'signIn', person, standing, attested: fields.get('present') === 'yes' };
  }

  async function reveal(
    http: HttpRequest,
    request: Request,
    attempt: number,
    proof: OpenerProof,
  ): Promise<HttpResponse> {
    const answer = await handOver(world, request, { attempt, proof }, settings.patience);
    if ('refusal' in answer) {
      const { refusal } = answer;
      const by = proof.how === 'signIn' ? proof.person.id : undefined;
      noteRefusal(world.log, refusal.refused, { by, about: request.id });
      if (refusal.refused === 'tryAgain') return pageAnswer(http, 503, againPage);
      if (refusal.refused === 'wrongCode' || refusal.refused === 'notAttested')
        return show(http, request, 403, problemOf(refusal));
      return pageAnswer(http, 403, refusedPage(problemOf(refusal), `/h/${request.locator}`));
    }
    const { pass, passcode } = answer.done;
    const reader = readerOf(http);
    const until = { at: pass.expiresAt, timeZone: world.policy.timeZone };
    const aloud = request.opener === 'technicianByPhone' ? shortName(request.subject.name) : undefined;
    const [before, after] = passPage(reader, { until, aloud });
    return {
      status: 200,
      headers: { ...pageHeaders(), refresh: `${blankAfterSeconds}; url=/closed` },
      write: (send) => {
        send(before);
        passcode.reveal((value) => {
          send(passBlock(reader, value));
        });
        send(after);
      },
    };
  }

  function wayOf(http: HttpRequest, request: Request): OpenPage['by'] {
    if (request.opener === 'subject') return { how: 'code' };
    const opener = namedOpener(request);
    if (browser.personOf('opener', http, request.id, Date.now()) === undefined)
      return { how: 'signIn', opener };
    return request.opener === 'technicianByPhone'
      ? { how: 'call', opener, number: request.offers.callBack?.number ?? '' }
      : { how: 'attest', opener };
  }

  function show(http: HttpRequest, request: Request, status: number, problem?: Problem): HttpResponse {
    const { name, setCookie } = browser.name(http);
    const attempt = String(nextAttempt(request));
    const page = openPage({
      name: shortName(request.subject.name),
      ref: request.ref,
      until: { at: request.readyUntil ?? '', timeZone: world.policy.timeZone },
      address: `${world.publicUrl}/h/${request.locator}`,
      csrf: browser.csrf(name, request.locator, attempt),
      attempt,
      problem,
      by: wayOf(http, request),
    });
    return pageAnswer(http, status, page, { setCookie, formTo: settings.authorityOrigin });
  }
}
