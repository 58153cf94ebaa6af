import type { CardData } from '../../cards/data';
import { approvalFacts } from '../../cards/present/approvalFacts';
import { speechOf } from '../../cards/present/speech';
import { contentHash } from '../../services/codes';
import { approve } from '../../services/deciding';
import type { Person } from '../../services/policy/facts';
import type { Request } from '../../services/requests/request';
import type { World } from '../../services/world';
import { actorOf } from '../actor';
import { formFields } from '../http';
import { noteRefusal } from '../noteRefusal';
import type { Handler, HttpRequest, HttpResponse } from '../http';
import { problemOf } from '../refusals';
import { approvalCard } from '../views';
import { goneAnswer, pageAnswer } from './answers';
import type { Browser } from './browser';
import { approvePage, approvedPage } from './pages/approvePage';
import type { ApprovePage } from './pages/approvePage';
import { refusedPage } from './pages/plainPages';

/**
 * The page on which an approver who signed in anew approves a privileged case. GET shows what the card shows and changes
 * nothing; the form carries the hash of what was shown.
 */
export function approveHandlers(
  world: World,
  browser: Browser,
  signIn: (request: Request) => Promise<HttpResponse>,
): { readonly get: Handler; readonly post: Handler } {
  async function waiting({ params }: HttpRequest): Promise<Request | undefined> {
    const ref = (params['ref'] ?? '').toUpperCase();
    const request = /^TAP-[A-Z2-9]{6}$/.test(ref) ? await world.store.byRef(ref) : undefined;
    return request?.stage === 'awaitingApproval' && request.rule.stepUp ? request : undefined;
  }

  /** The approver who signed in for this request and was asked; what they may do is judged when they press. */
  async function approverOf(http: HttpRequest, request: Request): Promise<Person | undefined> {
    const personId = browser.personOf('approver', http, request.id, Date.now());
    const asked = request.approvers.some(({ id }) => id === personId);
    return asked ? await actorOf(world.directory, personId) : undefined;
  }

  return {
    async get(http) {
      const request = await waiting(http);
      if (request === undefined) return goneAnswer(http);
      if (browser.personOf('approver', http, request.id, Date.now()) === undefined)
        return await signIn(request);
      const approver = await approverOf(http, request);
      return approver === undefined ? goneAnswer(http) : show(http, request, approver);
    },

    async post(http) {
      const request = await waiting(http);
      if (request === undefined) return goneAnswer(http);
      const approver = await approverOf(http, request);
      if (approver === undefined) return goneAnswer(http);
      const fields = formFields(http.body);
      const page = `/approve/${request.ref}`;
      if (!browser.ownForm(http, request.ref, fields))
        return pageAnswer(http, 403, refusedPage(problemOf({ refused: 'sameForm' }), page));
      const shown = fields.get('attempt') ?? '';
      const answer = await approve(world, approver, request.id, shown, true);
      if ('refusal' in answer) {
        noteRefusal(world.log, answer.refusal.refused, { by: approver.id, about: request.id });
        return pageAnswer(http, 403, refusedPage(problemOf(answer.refusal), page));
      }
      return pageAnswer(http, 200, approvedPage);
    },
  };

  function show(http: HttpRequest, request: Request, approver: Person): HttpResponse {
    const { name, setCookie } = browser.name(http);
    const hash = contentHash(request);
    return pageAnswer(
      http,
      200,
      approvePage({
        name: request.subject.name,
        upn: request.subject.upn,
        approver: approver.name,
        ref: request.ref,
        facts: factsOf(approvalCard(world, request, approver.id).data),
        csrf: browser.csrf(name, request.ref, hash),
        hash,
      }),
      { setCookie },
    );
  }
}

/** The lines of the card, which are shown here as plain text. */
function factsOf(data: CardData['approval']): ApprovePage['facts'] {
  return (language) => {
    const speech = speechOf(language);
    return approvalFacts(speech, data, speech.run).filter(([, value]) => value !== '');
  };
}
