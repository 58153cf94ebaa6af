import type { Card } from '../cards/data';
import type { Person } from '../services/policy/facts';
import { isIn } from '../services/subjectFacts';
import type { World } from '../services/world';
import { alertListCard } from './alertViews';
import { guideCard } from './actions';
import { contactsCard } from './contactViews';
import { deskCard } from './deskViews';
import { isAny } from './isAny';
import { queueCard, waitingCard } from './queueViews';
import { queueFilter } from './queueWords';
import { quarterlyCard } from './quarterlyView';
import { refusalCard } from './replies';
import { policyCard, weeklyCard } from './reviewViews';
import { mineCard } from './views';

/** What was typed: the words after the first, in small letters, and whether others read the answer too. */
export interface Said {
  readonly more: readonly string[];
  readonly reader: 'channel' | 'person';
}

type Handler = (world: World, actor: Person, said: Said) => Promise<Card>;

/** Word → handler: what can be typed to the bot. */
export const commands: Readonly<Record<string, Handler>> = {
  new: async (world, actor) =>
    (await isIn(world, actor.id, world.groupIds.technician))
      ? await guideCard(world)
      : refusalCard({ refused: 'notTechnician' }),
  status: async (world, actor) => mineCard(await world.store.openOf(actor.id)),
  /** The emergency switches. */
  desk: async (world, actor) =>
    (await isIn(world, actor.id, world.groupIds.security))
      ? deskCard(world, await world.store.desk(), await world.store.now())
      : refusalCard({ refused: 'notSecurity' }),
  /** The open alerts. */
  alerts: async (world, actor) =>
    (await isAny(world, actor, ['approver', 'security']))
      ? await alertListCard(world)
      : refusalCard({ refused: 'notApprover' }),
  /** The open cases, and who waits for whom. */
  queue: (world, actor, { more, reader }) => queueCard({ world, actor, reader }, queueFilter(more), 0),
  /** What waits for one's own word. */
  waiting: (world, actor) => waitingCard({ world, actor }, 0),
  /** One's own recovery contacts, and whose one is. */
  contacts: (world, actor) => contactsCard(world, actor),
  /** The weekly review, to be signed by security. */
  review: async (world, actor) => {
    const { approver, security } = world.groupIds;
    const groups = await world.directory.groupsOf(actor.id, [approver, security]);
    return groups.length > 0
      ? await weeklyCard(world, groups.includes(security))
      : refusalCard({ refused: 'notApprover' });
  },
  /** The figures of the last three months. */
  quarterly: async (world, actor) =>
    (await isAny(world, actor, ['approver', 'security']))
      ? await quarterlyCard(world)
      : refusalCard({ refused: 'notApprover' }),
  /** The rules in force. */
  policy: policyCard,
  help,
};

/** What the bot can do for this person. */
export async function help(world: World, actor: Person): Promise<Card> {
  const { technician, approver, security } = world.groupIds;
  const groups = await world.directory.groupsOf(actor.id, [technician, approver, security]);
  const roles = [
    ...(groups.includes(technician) ? ['technician'] : []),
    ...(groups.includes(approver) ? ['approver'] : []),
    ...(groups.includes(security) ? ['security'] : []),
  ];
  return { name: 'help', data: { roles, contacts: world.policy.recoveryContacts > 0 } };
}

/** Answered in a person's own chat alone: they name people whom a channel's other readers need not know of. */
export const ownChatOnly: ReadonlySet<string> = new Set(['status', 'waiting', 'contacts']);
