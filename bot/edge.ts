import { randomUUID } from 'node:crypto';
import type { Card, CardData } from '../cards/data';
import type { Draft, Problem } from '../cards/shown';
import type { Verb } from '../cards/verbs';
import { verbs } from '../cards/verbs';
import { Fault } from '../services/faults';
import { shaped } from '../services/shaped';
import { typedPasscode } from '../services/typedPasscode';
import { isStoreOut } from '../services/unrecorded';
import { within } from '../services/within';
import type { World } from '../services/world';
import { actions } from './actions';
import type { Press } from './action';
import { actorOf } from './actor';
import type { Chat } from './chat';
import { commands, help, ownChatOnly } from './commands';
import type { Floods } from './floods/floods';
import { noteRefusal, refusalOn } from './noteRefusal';
import type { Refused } from './noteRefusal';
import { problemOfFault } from './refusals';
import { withoutPasscodes } from './typedOnCard';

/** Nobody waits longer than two seconds for a sign that the desk is at work, the way to Teams and back included. */
export const answerWithinMs = 1_500;

/** A press as it came in: who pressed by the verified activity, on which message, and what the card claims. */
export interface RawPress {
  /** Names the activity in its conversation and tenant; Teams repeats it when it delivers twice. */
  readonly key: string;
  readonly personId: string | undefined;
  /** Names the message that holds the card, in its conversation. */
  readonly message: string;
  readonly receipt: string;
  /** Whether others read the message too. */
  readonly shared: boolean;
  readonly verb: unknown;
  readonly data: unknown;
}

/** Turns what people say and press into cards; free of any SDK. Every path ends in a card, none in an exception. */
export function createEdge(world: World, chat: Chat, floods: Floods, withinMs = answerWithinMs) {
  return {
    /** A typed message; one that was heard before gets no second answer, and one too many gets none. */
    async said(
      key: string,
      personId: string | undefined,
      text: string,
      shared: boolean,
    ): Promise<Card | undefined> {
      const answers = floods.answers(personId ?? '');
      if (answers !== 'yes') return answers === 'tooMany' ? problemCard('tooMany') : undefined;
      const answer = await safely(world, async () => {
        if (!(await isFirst(world, key, true))) return undefined;
        const actor = await actorOf(world.directory, personId);
        if (actor === undefined) return problemCard('notMember');
        const typed = await typedPasscode(world, actor, text);
        if (typed !== 'nothing') return problemCard(typed === 'revoked' ? 'typedPasscode' : 'typedShape');
        const [word = '', ...more] = text.trim().toLowerCase().split(/\s+/);
        if (shared && ownChatOnly.has(word)) return problemCard('ownChat');
        const command = Object.hasOwn(commands, word) ? (commands[word] ?? help) : help;
        return await command(world, actor, { more, reader: shared ? 'channel' : 'person' });
      });
      return answer && noted(world, answer, { by: personId, about: undefined });
    },

    /**
     * A press on a card. Slow work is answered with "working" and goes on; its answer then replaces the card, or, when
     * others read that card too, comes to the presser's own chat.
     */
    async pressed({ key, personId, message, receipt, shared, verb, data }: RawPress): Promise<Card> {
      const about = (data as { readonly id?: unknown } | null | undefined)?.id;
      const refused = { by: personId, about };
      const known = verbs.find((one) => one === verb);
      if (known === undefined) return noted(world, problemCard('unknownCard'), refused);
      const press = readPress(known, data);
      if (press === undefined) return noted(world, problemCard('badInput'), refused);
      // Nothing of it is noted: a line for each would be a flood in the log.
      if (!floods.carriesOut(personId ?? '', known)) return problemCard('tooMany', '', press.again);
      const clean = withoutPasscodes(press.again.data);
      if (clean !== undefined) return noted(world, typedCard(known, clean), refused);
      const answer = safely(
        world,
        async () => {
          const actor = await actorOf(world.directory, personId);
          if (actor === undefined) return problemCard('notMember');
          const first = await isFirst(world, key, unrecorded.has(known));
          return await press.make(
            {
              ...{ world, actor, message, receipt, reader: shared ? 'channel' : 'person' },
              async send(card) {
                await chat.post({ person: actor.id }, card);
              },
            },
            first,
          );
        },
        press.again,
      ).then((card) => noted(world, card, refused));
      const first = await within(answer, withinMs);
      if (first !== undefined) return first;
      void answer
        .then(async (card) => {
          if (!shared) await chat.update(receipt, card);
          else if (personId !== undefined) await chat.post({ person: personId }, card);
        })
        .catch(() => {
          world.log.warn('edge:lateAnswerLost');
        });
      return problemCard(shared ? 'workingShared' : 'working', '', press.again);
    },
  };
}

/** What may be done although it cannot be noted that it was heard: reading, and taking away. */
const unrecorded: ReadonlySet<Verb> = new Set(['guide', 'scenario', 'back', 'status', 'revoke']);

async function isFirst(world: World, key: string, mayGoOn: boolean): Promise<boolean> {
  try {
    return await world.store.firstTime(key);
  } catch (error) {
    if (mayGoOn && isStoreOut(error)) return true;
    throw error;
  }
}

export type Edge = ReturnType<typeof createEdge>;

/** What a button sent, when it has the shape that its verb may send. */
function readPress(verb: Verb, data: unknown) {
  const { input, handle, present } = actions[verb] as {
    readonly input: (typeof actions)['status']['input'];
    readonly handle: (press: Press, input: unknown) => Promise<Card>;
    readonly present: (press: Press, input: unknown) => Promise<Card>;
  };
  const read = shaped(input, data);
  if (read === undefined) return undefined;
  return {
    again: { verb, data: read as NonNullable<Again>['data'] },
    make: (press: Press, first: boolean) => (first ? handle : present)(press, read),
  };
}

/** The card, after the refusal that it may show was written to the log. */
function noted(world: World, card: Card, refused: Refused): Card {
  const code = refusalOn(card);
  if (code !== undefined) noteRefusal(world.log, code, refused);
  return card;
}

type Again = CardData['refusal']['again'];

/** Whatever the work throws becomes a card; with the press to make again, when there was one. */
async function safely<Shown extends Card | undefined>(
  world: World,
  work: () => Promise<Shown>,
  again?: Again,
): Promise<Shown | Card> {
  try {
    return await work();
  } catch (error) {
    const reference = randomUUID().slice(0, 8);
    const code = error instanceof Fault ? error.code : 'BUG';
    world.log.error('edge:failed', {
      reference,
      code,
      ...(error instanceof Fault ? {} : { bug: error instanceof Error ? error.name : typeof error }),
    });
    return error instanceof Fault
      ? shownProblem(problemOfFault(error, reference), again)
      : problemCard('broken', reference, again);
  }
}

function problemCard(code: string, reference = '', again?: Again): Card {
  return shownProblem({ code, values: {}, reference }, again);
}

/** Nothing came of a press, which can be made again without what looked like a passcode. */
function typedCard(verb: Verb, data: NonNullable<Again>['data']): Card {
  const draft = verb === 'person' ? (data as unknown as Draft) : undefined;
  const problem = { code: 'typedOnCard', values: {}, reference: '' };
  return { name: 'refusal', data: { problem, draft, again: { verb, data } } };
}

function shownProblem(problem: Problem, again?: Again): Card {
  return { name: 'refusal', data: { problem, draft: undefined, again } };
}
