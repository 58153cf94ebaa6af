import { z } from 'zod/v4';
import { shaped } from '../services/shaped';

const name = z.string().min(1).max(512);
const account = z.object({
  id: name,
  name: z.string().max(512).nullish(),
  aadObjectId: z.string().max(64).nullish(),
});
const mention = z.object({ type: z.literal('mention'), text: z.string(), mentioned: account });

const base = {
  id: z.string().max(512).optional(),
  channelId: z.literal('msteams'),
  serviceUrl: name,
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string().min(1).max(1024),
    conversationType: z.string().max(64).nullish(),
    tenantId: z.string(),
  }),
  channelData: z.object({ tenant: z.object({ id: z.string() }) }),
  replyToId: z.string().max(512).nullish(),
  /** The language of the client, which is a wish and nothing to refuse an activity for. */
  locale: z.string().max(35).optional().catch(undefined),
};

const message = z.object({
  ...base,
  type: z.literal('message'),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  entities: z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.flatMap((one) => mention.safeParse(one).data ?? [])),
});
const installed = z.object({
  ...base,
  type: z.literal('installationUpdate'),
  action: z.string().max(64).optional(),
});
const joined = z.object({
  ...base,
  type: z.literal('conversationUpdate'),
  membersAdded: z.array(account).max(1_000).optional(),
});
const pressed = z.object({
  ...base,
  type: z.literal('invoke'),
  name: z.literal('adaptiveCard/action'),
  value: z.object({
    action: z.object({ type: z.literal('Action.Execute'), verb: z.string(), data: z.unknown() }),
  }),
});

const heard = z.discriminatedUnion('type', [message, installed, joined, pressed]);
const other = z.object({ ...base, type: z.string().min(1).max(64), name: z.string().optional() });

/** An activity of a kind that the bot hears, and nothing of it but what is read; the SDK takes anything for what it says it is. */
export type HeardActivity = z.infer<typeof heard>;

/** What an activity is: one that is heard, one of another kind, or, undefined, none. */
export function readActivity(
  body: unknown,
): { readonly heard: HeardActivity } | { readonly other: z.infer<typeof other> } | undefined {
  const activity = shaped(heard, body);
  if (activity !== undefined) return { heard: activity };
  const data = shaped(other, body);
  const known = data?.type === 'invoke' ? data.name === pressed.shape.name.value : kinds.has(data?.type);
  return data === undefined || known ? undefined : { other: data };
}

const kinds: ReadonlySet<unknown> = new Set(['message', 'installationUpdate', 'conversationUpdate']);
