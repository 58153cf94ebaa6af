import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { ActivityTypes, CardFactory, MessageFactory, TeamsActivityHandler, TurnContext } from 'botbuilder';
import type { Activity, AdaptiveCardInvokeResponse, AdaptiveCardInvokeValue } from 'botbuilder';
import type { Card } from '../../cards/data';
import { render } from '../../cards/render';
import { Fault } from '../../services/faults';
import type { Store } from '../../services/ports';
import { isStoreOut } from '../../services/unrecorded';
import { answerWithinMs } from '../edge';
import type { Edge } from '../edge';
import type { Floods } from '../floods/floods';
import { personKey, serviceKey, writeReceipt } from './references';
import type { Sending } from './sending';

/** So often a card that answers a typed word is sent at most. */
const answerTries = 3;

const adaptiveCardType = 'application/vnd.microsoft.card.adaptive';

/** The one place that hears Teams: notes where people can be reached, and passes words and presses to the edge. */
export class DeskBot extends TeamsActivityHandler {
  private service = '';

  constructor(
    private readonly edge: Edge,
    private readonly store: Store,
    private readonly floods: Floods,
    private readonly sending: Sending,
    private readonly typingAfterMs = answerWithinMs,
  ) {
    super();
    this.onMessage(async (context, next) => {
      const text = TurnContext.removeRecipientMention(context.activity) || context.activity.text || '';
      const { from } = context.activity;
      const card = await this.whileTyping(
        context,
        this.edge.said(keyOf(context.activity), from.aadObjectId, text, isShared(context)),
      );
      // Nothing is written for what is not answered: it may be a flood.
      if (card !== undefined) {
        await this.remember(context);
        await this.answer(context, card);
      }
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => {
      await this.greet(context);
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      await this.greet(context);
      await next();
    });
  }

  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    value: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    await this.rememberService(context);
    const reference = TurnContext.getConversationReference(context.activity);
    const receipt = writeReceipt({ ...reference, activityId: context.activity.replyToId ?? '' });
    const { verb, data } = value.action;
    const { from, conversation, replyToId = '' } = context.activity;
    const card = await this.edge.pressed({
      key: keyOf(context.activity),
      personId: from.aadObjectId,
      message: `${conversation.id} ${replyToId}`,
      receipt,
      shared: isShared(context),
      verb,
      data,
    });
    return { statusCode: 200, type: adaptiveCardType, value: render(card) };
  }

  private async greet(context: TurnContext): Promise<void> {
    const { aadObjectId } = context.activity.from;
    if (this.floods.answers(aadObjectId ?? '') === 'yes') await this.remember(context);
  }

  /** A word has no card yet that could say "working on it": Teams shows that the desk is writing. */
  private async whileTyping<T>(context: TurnContext, answer: Promise<T>): Promise<T> {
    const answered = new AbortController();
    setTimeout(this.typingAfterMs, undefined, { signal: answered.signal })
      .then(async () => {
        if (!isShared(context)) await context.sendActivity({ type: ActivityTypes.Typing });
      })
      // A sign of work that does not arrive is no reason to stop working.
      .catch(() => undefined);
    try {
      return await answer;
    } finally {
      answered.abort();
    }
  }

  /** What Teams does not take just then is said again, a little later. */
  private async answer(context: TurnContext, card: Card): Promise<void> {
    const message = MessageFactory.attachment(CardFactory.adaptiveCard(render(card)));
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.sending(context.activity.conversation.id, async () => {
          await context.sendActivity(message);
        });
        return;
      } catch (error) {
        if (!(error instanceof Fault) || !error.details.retryable || attempt === answerTries) throw error;
        await setTimeout(Math.min(error.details.retryAfterMs ?? 500 * attempt, 5_000));
      }
    }
  }

  /** Every activity tells the connector's address, which is written when it has changed. */
  private async rememberService({ activity: { serviceUrl } }: TurnContext): Promise<void> {
    if (serviceUrl !== this.service && (await this.save(serviceKey, serviceUrl))) this.service = serviceUrl;
  }

  /** Whoever speaks while nothing can be written is answered all the same, and remembered the next time. */
  private async save(key: string, reference: string): Promise<boolean> {
    try {
      await this.store.saveConversation(key, reference);
      return true;
    } catch (error) {
      if (!isStoreOut(error)) throw error;
      return false;
    }
  }

  /** A press never teaches where somebody reads: a card can be pressed where it was forwarded to, and claim codes are sent there. */
  private async remember(context: TurnContext): Promise<void> {
    const { activity } = context;
    if (activity.type === 'event') return;
    await this.rememberService(context);
    const id = activity.from.aadObjectId;
    if (activity.conversation.conversationType !== 'personal' || id === undefined) return;
    const reference = TurnContext.getConversationReference(activity);
    await this.save(personKey(id), writeReceipt({ ...reference, activityId: '' }));
  }
}

/** Whether others read the conversation too. */
function isShared({ activity }: TurnContext): boolean {
  return activity.conversation.conversationType !== 'personal';
}

/** Teams delivers an activity again when its answer was late, with the same id; another conversation may use the id too. */
function keyOf({ id = '', conversation }: Activity): string {
  return createHash('sha256')
    .update([conversation.tenantId ?? '', conversation.id, id].join('\n'))
    .digest('base64url');
}
