import { randomUUID } from 'node:crypto';
import type { SandboxPerson } from '../sandbox/people';
import { activityBase, personal } from '../sandbox/teams/activityBase';
import type { BenchWorld } from './world';

/** Presses a button of a card as somebody, in their own chat with the bot; returns the card that answers, as text. */
export async function pressAs(
  { world, url }: { readonly world: BenchWorld; readonly url: string },
  who: SandboxPerson,
  card: string,
  verb: string,
  data: object,
): Promise<string> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { authorization: await world.authorization(), 'content-type': 'application/json' },
    body: JSON.stringify({
      ...activityBase(who, personal(who.id), world.serviceUrl),
      id: randomUUID(),
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: card,
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    }),
  });
  return await response.text();
}
