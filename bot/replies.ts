import type { Card } from '../cards/data';
import type { Draft, Problem } from '../cards/shown';
import type { Person } from '../services/policy/facts';
import type { Answer, DeskRefusal } from '../services/refusals';
import type { Request } from '../services/requests/request';
import type { World } from '../services/world';
import { problemOf } from './refusals';
import { approvalCard, statusCard, victimCard, vouchCard } from './views';

interface Reading {
  readonly hasPart: (request: Request, personId: string) => boolean;
  readonly card: (world: World, request: Request, personId: string, problem?: Problem) => Card;
}

/** The cards of a request that have one kind of reader each. */
const readings = {
  status: {
    hasPart: (request, id) => request.requester.id === id,
    card: (world, request, _id, problem) => statusCard(world, request, problem),
  },
  vouch: { hasPart: (request, id) => request.asked.some(({ person }) => person.id === id), card: vouchCard },
  victim: {
    hasPart: (request, id) => request.subject.id === id || request.manager?.id === id,
    card: victimCard,
  },
  approval: { hasPart: (request, id) => request.approvers.some((one) => one.id === id), card: approvalCard },
} satisfies Record<string, Reading>;

/**
 * The card that answers a press about a request: after an answer of the desk, or, without one, as the request is now.
 * Somebody who has no part in the request learns nothing of it.
 */
export async function reply(
  kind: keyof typeof readings,
  { world, actor }: { readonly world: World; readonly actor: Person },
  requestId: string,
  answer?: Promise<Answer<Request>>,
): Promise<Card> {
  const { hasPart, card }: Reading = readings[kind];
  const result = await answer;
  if (result !== undefined && 'done' in result) return card(world, result.done, actor.id);
  const request = await world.store.read(requestId);
  if (request === undefined || !hasPart(request, actor.id))
    return refusalCard(hide(result?.refusal ?? { refused: 'requestUnknown' }));
  return card(world, request, actor.id, result && problemOf(result.refusal));
}

/** A card that says no. */
export function refusalCard(refusal: DeskRefusal, kept?: Draft): Card {
  return { name: 'refusal', data: { problem: problemOf(refusal), draft: kept } };
}

/** Somebody who has no part in a request is told the same whether it exists or not, unless the reason is their own part. */
export function hide(refusal: DeskRefusal): DeskRefusal {
  return refusal.refused === 'duty' || refusal.refused === 'notApprover'
    ? refusal
    : { refused: 'requestUnknown' };
}
