import { apps, tenantId } from '../people';
import type { SandboxPerson } from '../people';

/** The id of a person's chat with the bot. */
export function personal(objectId: string): string {
  return `a:${objectId}`;
}

/** What every activity of a person carries. */
export function activityBase(who: SandboxPerson, conversation: string, serviceUrl: string) {
  return {
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${who.id}`, name: who.name, aadObjectId: who.id },
    recipient: { id: `28:${apps.bot.clientId}`, name: 'TAP Desk' },
    conversation: {
      id: conversation,
      conversationType: conversation.startsWith('19:') ? 'channel' : 'personal',
      tenantId,
    },
    channelData: { tenant: { id: tenantId } },
  };
}
