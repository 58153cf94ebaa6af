import { z } from 'zod/v4';
import type { Card, Draft } from '../cards/data';
import type { Verb } from '../cards/verbs';
import { approve, deny } from '../services/deciding';
import { cancel, contain, revoke } from '../services/ending';
import { judge, open } from '../services/opening';
import type { Person } from '../services/policy/facts';
import { scenarios } from '../services/policy/terms';
import { no } from '../services/refusals';
import type { Answer, DeskRefusal } from '../services/refusals';
import { looks } from '../services/requests/looks';
import type { Request } from '../services/requests/request';
import { askAttester, readBack, vouch } from '../services/verifying';
import type { World } from '../services/world';
import { problemOf } from './refusals';
import { alertCard } from './channelViews';
import { approvalCard, factsCard, statusCard, vouchCard } from './views';

/** A verified press: who pressed, and the receipt of the message that holds the card. */
export interface Press {
  readonly world: World;
  readonly actor: Person;
  readonly receipt: string;
}

/** What a button does: the shape of what it may send, and the handler that answers with the card to show instead. */
interface Action<S extends z.ZodType> {
  readonly input: S;
  readonly handle: (press: Press, input: z.infer<S>) => Promise<Card>;
}

const line = z.string().max(300).default('');
const id = z.guid();
const draft = z.strictObject({
  scenario: line,
  picked: line,
  upn: line,
  ticket: line,
  reason: line,
  opener: line,
});
const about = z.strictObject({ id });

const servedOpeners: readonly string[] = ['subject', 'manager'];

/** Everything that a card can do, one line each. */
export const actions = {
  guide: action(z.strictObject({}), () => Promise.resolve(guideCard())),
  scenario: action(z.strictObject({ scenario: z.enum(scenarios) }), chooseScenario),
  person: action(draft, showFacts),
  back: action(z.strictObject({ to: z.enum(['guide', 'person']), draft }), goBack),
  open: action(z.strictObject({ draft, subjectId: id }), openRequest),
  readBack: action(z.strictObject({ id, code: line }), ({ world, actor }, data) =>
    ofStatus(world, actor, data.id, readBack(world, actor, data.id, data.code)),
  ),
  attest: action(z.strictObject({ id, attester: line, code: line }), ({ world, actor }, data) =>
    ofStatus(world, actor, data.id, askAttester(world, actor, data.id, data.attester)),
  ),
  vouch: action(z.strictObject({ id, note: line }), ({ world, actor }, data) =>
    ofVouch(world, actor, data.id, vouch(world, actor, data.id, 'yes', data.note)),
  ),
  disown: action(z.strictObject({ id, note: line }), ({ world, actor }, data) =>
    ofVouch(world, actor, data.id, vouch(world, actor, data.id, 'no', data.note)),
  ),
  approve: action(
    z.strictObject({ id, hash: z.string().regex(/^[0-9a-f]{64}$/), reason: line }),
    ({ world, actor }, data) => ofApproval(world, actor, data.id, approve(world, actor, data.id, data.hash)),
  ),
  deny: action(z.strictObject({ id, reason: line }), ({ world, actor }, data) =>
    ofApproval(world, actor, data.id, deny(world, actor, data.id, data.reason)),
  ),
  cancel: action(about, ({ world, actor }, data) =>
    ofStatus(world, actor, data.id, cancel(world, actor, data.id)),
  ),
  revoke: action(about, ({ world, actor }, data) =>
    ofStatus(world, actor, data.id, revoke(world, actor, data.id)),
  ),
  contain: action(about, containCase),
  status: action(about, ({ world, actor }, data) =>
    ofStatus(world, actor, data.id, readOwn(world, actor, data.id)),
  ),
} satisfies Record<Verb, unknown>;

/** The card that a person starts from. */
export function guideCard(): Card {
  return { name: 'guide', data: { scenarios: scenarios.filter((scenario) => scenario !== 'privileged') } };
}

/** A card that says no. */
export function refusalCard(refusal: DeskRefusal, kept?: Draft): Card {
  return { name: 'refusal', data: { problem: problemOf(refusal), draft: kept } };
}

function action<S extends z.ZodType>(input: S, handle: Action<S>['handle']): Action<S> {
  return { input, handle };
}

function chooseScenario(
  { world }: Press,
  { scenario }: { readonly scenario: (typeof scenarios)[number] },
): Promise<Card> {
  const openers = world.policy.rules[scenario].openers.filter((opener) => servedOpeners.includes(opener));
  const fresh: Draft = { scenario, picked: '', upn: '', ticket: '', reason: '', opener: openers[0] ?? '' };
  return Promise.resolve(personCard(world, fresh));
}

async function showFacts({ world, actor }: Press, given: Draft): Promise<Card> {
  const judged = await judge(world, actor, given);
  return 'refusal' in judged ? personCard(world, given, judged.refusal) : factsCard(judged.done, given);
}

function goBack(
  { world }: Press,
  data: { readonly to: 'guide' | 'person'; readonly draft: Draft },
): Promise<Card> {
  return Promise.resolve(data.to === 'guide' ? guideCard() : personCard(world, data.draft));
}

async function openRequest(
  press: Press,
  data: { readonly draft: Draft; readonly subjectId: string },
): Promise<Card> {
  const { world, actor, receipt } = press;
  const opened = await open(world, actor, data.draft, { subjectId: data.subjectId, receipt });
  return 'refusal' in opened ? personCard(world, data.draft, opened.refusal) : statusCard(world, opened.done);
}

function personCard(world: World, given: Draft, refusal?: DeskRefusal): Card {
  const scenario = scenarios.find((one) => one === given.scenario);
  if (scenario === undefined) return guideCard();
  const openers = world.policy.rules[scenario].openers.filter((opener) => servedOpeners.includes(opener));
  return { name: 'person', data: { draft: given, openers, problem: refusal && problemOf(refusal) } };
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

async function readOwn(world: World, actor: Person, requestId: string): Promise<Answer<Request>> {
  const request = await world.store.read(requestId);
  return request?.requester.id === actor.id ? { done: request } : no({ refused: 'requestUnknown' });
}

async function ofStatus(
  world: World,
  actor: Person,
  requestId: string,
  answer: Promise<Answer<Request>>,
): Promise<Card> {
  const result = await answer;
  if ('done' in result) return statusCard(world, result.done);
  const request = await world.store.read(requestId);
  if (request?.requester.id !== actor.id) return refusalCard(hide(result.refusal));
  return statusCard(world, request, problemOf(result.refusal));
}

async function ofVouch(
  world: World,
  actor: Person,
  requestId: string,
  answer: Promise<Answer<Request>>,
): Promise<Card> {
  const result = await answer;
  if ('done' in result) return vouchCard(world, result.done, actor.id);
  const request = await world.store.read(requestId);
  if (!request?.asked.some((asked) => asked.person.id === actor.id)) return refusalCard(hide(result.refusal));
  return vouchCard(world, request, actor.id, problemOf(result.refusal));
}

async function ofApproval(
  world: World,
  actor: Person,
  requestId: string,
  answer: Promise<Answer<Request>>,
): Promise<Card> {
  const result = await answer;
  if ('done' in result) return approvalCard(world, result.done, actor.id);
  const request = await world.store.read(requestId);
  if (!request?.approvers.some((person) => person.id === actor.id)) return refusalCard(hide(result.refusal));
  return approvalCard(world, request, actor.id, problemOf(result.refusal));
}

/** Somebody who has no part in a request is told the same whether it exists or not, unless the reason is their own part. */
function hide(refusal: DeskRefusal): DeskRefusal {
  return refusal.refused === 'duty' || refusal.refused === 'notApprover'
    ? refusal
    : { refused: 'requestUnknown' };
}
