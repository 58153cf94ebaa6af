import { z } from 'zod/v4';
import type { Card } from '../cards/data';
import type { Draft } from '../cards/shown';
import type { Verb } from '../cards/verbs';
import { heldByBaseline, heldScenario } from '../services/admission';
import { approve, deny } from '../services/deciding';
import { cancel, contain, notMe, revoke } from '../services/ending';
import { stopped } from '../services/killSwitch';
import { modesNow } from '../services/desk/modesNow';
import { judge, open } from '../services/opening';
import { readOutOn } from '../services/policy/readOut';
import { scenarios } from '../services/policy/terms';
import type { OpenerKind, Scenario } from '../services/policy/terms';
import type { DeskRefusal } from '../services/refusals';
import { present } from '../services/presenting';
import { askContact } from '../services/recoveryContacts';
import { looks } from '../services/requests/looks';
import { takeOver } from '../services/takingOver';
import { readBack, vouch } from '../services/verifying';
import type { World } from '../services/world';
import { action, line } from './action';
import type { Press } from './action';
import { alertActions } from './alertActions';
import { caseForms } from './caseForms';
import { contactActions } from './contactActions';
import { deskActions } from './deskActions';
import { queueActions } from './queueActions';
import { reviewActions } from './reviewActions';
import { problemOf } from './refusals';
import { alertCard } from './channelViews';
import { hide, refusalCard, reply } from './replies';
import { factsCard, statusCard } from './views';

const id = z.guid();
const draft = z.strictObject({
  scenario: line,
  picked: line,
  upn: line,
  ticket: line,
  reason: line,
  opener: line,
  removeLost: line,
});
const about = z.strictObject({ id });

/** Everything that a card can do, one line each. */
export const actions = {
  guide: action(z.strictObject({}), ({ world }) => guideCard(world)),
  scenario: action(z.strictObject({ scenario: z.enum(scenarios) }), chooseScenario),
  person: action(draft, showFacts),
  back: action(z.strictObject({ to: z.enum(['guide', 'person']), draft }), goBack),
  open: action(z.strictObject({ draft, subjectId: id, removeLost: line }), openRequest),
  readBack: action(
    z.strictObject({ id, code: line, attester: line, note: line, left: z.coerce.number().int() }),
    (press, data) =>
      reply('status', press, data.id, readBack(press.world, press.actor, data.id, data.code, data.left)),
    presentAs('status'),
  ),
  ...caseForms,
  askContact: action(
    about,
    (press, data) => reply('status', press, data.id, askContact(press.world, press.actor, data.id)),
    presentAs('status'),
  ),
  present: action(
    about,
    (press, data) => reply('status', press, data.id, present(press.world, press.actor, data.id)),
    presentAs('status'),
  ),
  vouch: action(z.strictObject({ id, note: line }), answerAs('yes'), presentAs('vouch')),
  disown: action(z.strictObject({ id, note: line }), answerAs('no'), presentAs('vouch')),
  approve: action(
    z.strictObject({ id, hash: z.string().regex(/^[0-9a-f]{64}$/), reason: line }),
    (press, data) => reply('approval', press, data.id, approve(press.world, press.actor, data.id, data.hash)),
    presentAs('approval'),
  ),
  deny: action(
    z.strictObject({ id, reason: line }),
    (press, data) => reply('approval', press, data.id, deny(press.world, press.actor, data.id, data.reason)),
    presentAs('approval'),
  ),
  takeOver: action(
    z.strictObject({ ...draft.shape, id }),
    (press, data) =>
      reply('status', press, data.id, takeOver(press.world, press.actor, data.id, press.receipt)),
    presentAs('status'),
  ),
  notMe: action(
    about,
    (press, data) => reply('victim', press, data.id, notMe(press.world, press.actor, data.id)),
    presentAs('victim'),
  ),
  cancel: action(
    about,
    (press, data) => reply('status', press, data.id, cancel(press.world, press.actor, data.id)),
    presentAs('status'),
  ),
  revoke: action(about, (press, data) =>
    reply('status', press, data.id, revoke(press.world, press.actor, data.id)),
  ),
  contain: action(about, containCase),
  status: action(about, presentAs('status')),
  ...deskActions,
  ...alertActions,
  ...contactActions,
  ...reviewActions,
  ...queueActions,
} satisfies Record<Verb, unknown>;

/** The card that a person starts from; it says when nothing can be issued now. */
export async function guideCard(world: World): Promise<Card> {
  const [desk, now] = [await world.store.desk(), await world.store.now()];
  const stop = (await stopped(world)) ?? heldByBaseline(desk, world.policy, now);
  const held = scenarios.map((scenario) => ({
    scenario,
    refusal: heldScenario(desk, world.policy, scenario, now),
  }));
  return {
    name: 'guide',
    data: {
      scenarios: held.filter(({ refusal }) => refusal === undefined).map(({ scenario }) => scenario),
      closed: held.flatMap(({ scenario, refusal }) =>
        refusal === undefined ? [] : [{ scenario, problem: problemOf(refusal) }],
      ),
      modes: modesNow(desk, now),
      problem: stop && problemOf(stop),
    },
  };
}

async function chooseScenario(
  { world }: Press,
  { scenario }: { readonly scenario: (typeof scenarios)[number] },
): Promise<Card> {
  const refusal = heldScenario(await world.store.desk(), world.policy, scenario, await world.store.now());
  if (refusal !== undefined) return refusalCard(refusal);
  const openers = await openersOf(world, scenario);
  const fresh: Draft = {
    scenario,
    picked: '',
    upn: '',
    ticket: '',
    reason: '',
    opener: openers[0] ?? '',
    removeLost: '',
  };
  return await personCard(world, fresh);
}

async function showFacts({ world, actor }: Press, given: Draft): Promise<Card> {
  const judged = await judge(world, actor, given);
  return 'refusal' in judged ? await personCard(world, given, judged.refusal) : factsCard(judged.done, given);
}

async function goBack(
  { world }: Press,
  data: { readonly to: 'guide' | 'person'; readonly draft: Draft },
): Promise<Card> {
  return data.to === 'guide' ? await guideCard(world) : await personCard(world, data.draft);
}

async function openRequest(
  press: Press,
  data: { readonly draft: Draft; readonly subjectId: string; readonly removeLost: string },
): Promise<Card> {
  const { world, actor, message, receipt } = press;
  const draft = { ...data.draft, removeLost: data.removeLost };
  const opened = await open(world, actor, draft, { subjectId: data.subjectId, message, receipt });
  return 'refusal' in opened
    ? await personCard(world, data.draft, opened.refusal)
    : statusCard(world, opened.done);
}

/** Who may open in a scenario: those whom policy names, and today perhaps the technician, by an exception. */
async function openersOf({ policy, store }: World, scenario: Scenario): Promise<readonly OpenerKind[]> {
  const { openers } = policy.rules[scenario];
  const exception = readOutOn(policy, scenario, await store.now());
  return exception === undefined ? openers : [...openers, 'technicianByPhone'];
}

async function personCard(world: World, given: Draft, refusal?: DeskRefusal): Promise<Card> {
  const scenario = scenarios.find((one) => one === given.scenario);
  if (scenario === undefined) return await guideCard(world);
  const openers = await openersOf(world, scenario);
  const busy = refusal?.refused === 'subjectBusy' ? { id: refusal.id, ref: refusal.ref } : undefined;
  return { name: 'person', data: { draft: given, openers, busy, problem: refusal && problemOf(refusal) } };
}

async function containCase({ world, actor }: Press, data: { readonly id: string }): Promise<Card> {
  const alert = 'alert:unregistered';
  const answer = await contain(world, actor, data.id);
  if ('done' in answer) return alertCard(world, answer.done, alert);
  const request = await world.store.read(data.id);
  if (request === undefined || !looks(request).some((slot) => slot.name === alert))
    return refusalCard(hide(answer.refusal));
  return alertCard(world, request, alert, problemOf(answer.refusal));
}

function presentAs(kind: 'status' | 'vouch' | 'approval' | 'victim') {
  return (press: Press, data: { readonly id: string }): Promise<Card> => reply(kind, press, data.id);
}

function answerAs(answer: 'yes' | 'no') {
  return (press: Press, data: { readonly id: string; readonly note: string }): Promise<Card> =>
    reply('vouch', press, data.id, vouch(press.world, press.actor, data.id, answer, data.note));
}
