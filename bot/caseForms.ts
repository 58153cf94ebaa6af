import { z } from 'zod/v4';
import type { Card, CardData } from '../cards/data';
import { forms } from '../cards/formData';
import { changeOpener } from '../services/changingOpener';
import type { Answer } from '../services/refusals';
import type { Request } from '../services/requests/request';
import { askAttester, sawOnVideo } from '../services/verifying';
import type { World } from '../services/world';
import { action, line } from './action';
import type { Press } from './action';
import { sendAlertForm } from './alertForm';
import { formCard, ownForm } from './formCard';
import { problemOf } from './refusals';
import { hide, reply } from './replies';
import { lineNumber, sendReviewForm } from './reviewForm';
import { statusCard } from './views';

type Form = CardData['form'];
type CaseForm = Exclude<Form['what'], 'resolve' | 'signNotOk'>;
type Given = Partial<Pick<Form, 'look' | 'typed' | 'chosen' | 'problem'>>;

const id = z.guid();

/**
 * The forms of a case, and the button that sends any form. Each is sent as a message of its own: the technician's card is
 * brought up to date whenever something happens, and that takes away whatever is unfolded and half typed on it.
 */
export const caseForms = {
  form: action(
    z.strictObject({ id, what: z.enum(forms), line: lineNumber.default(0) }),
    (press, asked) => sendForm(press, asked),
    (press, asked) => sendForm(press, asked, false),
  ),
  putAway: action(z.strictObject({ what: z.enum(forms) }), (_, { what }) =>
    Promise.resolve(formCard({ what, look: 'away' })),
  ),
  attest: action(
    z.strictObject({ id, attester: line, code: line, note: line, form: ownForm }),
    (press, data) =>
      answered(
        press,
        { ...data, what: 'attest', typed: data.attester },
        askAttester(press.world, press.actor, data.id, data.attester),
      ),
    (press, data) => answered(press, { ...data, what: 'attest', typed: data.attester }),
  ),
  video: action(
    z.strictObject({ id, note: line, code: line, attester: line, form: ownForm }),
    (press, data) =>
      answered(
        press,
        { ...data, what: 'video', typed: data.note },
        sawOnVideo(press.world, press.actor, data.id, data.note),
      ),
    (press, data) => answered(press, { ...data, what: 'video', typed: data.note }),
  ),
  changeOpener: action(
    z.strictObject({ id, opener: line, form: ownForm }),
    (press, data) =>
      answered(
        press,
        { ...data, what: 'changeOpener', chosen: data.opener },
        changeOpener(press.world, press.actor, data.id, data.opener),
      ),
    (press, data) => answered(press, { ...data, what: 'changeOpener', chosen: data.opener }),
  ),
};

interface Asked {
  readonly id: string;
  readonly what: Form['what'];
  readonly line: number;
}

/** Without `fresh` the press was heard before, and the form is there. */
async function sendForm(press: Press, asked: Asked, fresh = true): Promise<Card> {
  const { id: about, what } = asked;
  if (what === 'resolve') return await sendAlertForm(press, about, fresh);
  if (what === 'signNotOk') return await sendReviewForm(press, asked, fresh);
  return fresh ? await sendCaseForm(press, about, what) : await reply('status', press, about);
}

/** Sends a form that can still be of use to whoever holds the case, and shows the case as it is now. */
async function sendCaseForm(press: Press, requestId: string, what: CaseForm): Promise<Card> {
  const { world, actor } = press;
  const request = await world.store.read(requestId);
  if (request?.requester.id === actor.id && canSend(world, request, what))
    await press.send(caseForm(world, request, what, {}));
  return await reply('status', press, requestId);
}

interface Sent {
  readonly id: string;
  readonly what: CaseForm;
  readonly form?: 'own' | undefined;
  readonly typed?: string;
  readonly chosen?: string;
}

/**
 * The form after it was sent: done with, or once more with everything that was written and why nothing came of it; where it
 * can be sent no longer, that still stands on it. Without an answer, the press was heard before.
 */
async function answered(
  press: Press,
  { id: requestId, what, form, typed = '', chosen = '' }: Sent,
  answer?: Promise<Answer<Request>>,
): Promise<Card> {
  if (form === undefined) return await reply('status', press, requestId, answer);
  const { world, actor } = press;
  const given = { typed, ...(chosen === '' ? {} : { chosen }) };
  const result = await answer;
  if (result !== undefined && 'done' in result) return caseForm(world, result.done, what, { look: 'sent' });
  const request = await world.store.read(requestId);
  const refusal = result?.refusal;
  if (request?.requester.id !== actor.id) {
    const problem = problemOf(hide(refusal ?? { refused: 'requestUnknown' }));
    return formCard({ ...given, what, look: 'over', problem });
  }
  const look = canSend(world, request, what) ? 'open' : refusal === undefined ? 'heard' : 'over';
  const problem = refusal && problemOf(refusal);
  const movedOn = look === 'over' && refusal?.refused === 'notNow';
  return caseForm(world, request, what, {
    ...given,
    look,
    problem: movedOn ? { code: 'movedOn', values: {}, reference: '' } : problem,
  });
}

function caseForm(world: World, request: Request, what: CaseForm, given: Given): Card {
  const { openers } = shownStatus(world, request);
  return formCard({
    chosen: openers[0] ?? '',
    ...given,
    what,
    id: request.id,
    about: { ref: request.ref, name: request.subject.name },
    openers,
  });
}

/** Whether the case's card offers the form now. */
function canSend(world: World, request: Request, what: CaseForm): boolean {
  const { canAskAttester, canCompareVideo, openers } = shownStatus(world, request);
  return { attest: canAskAttester, video: canCompareVideo, changeOpener: openers.length > 0 }[what];
}

function shownStatus(world: World, request: Request): CardData['status'] {
  return statusCard(world, request).data;
}
