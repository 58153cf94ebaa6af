import { z } from 'zod/v4';
import type { Card } from '../cards/data';
import type { Circle } from '../services/contacts/circle';
import { acceptContact, leaveContact, nameContact, removeContact } from '../services/namingContacts';
import type { Answer } from '../services/refusals';
import { action, line } from './action';
import type { Press } from './action';
import { contactCard, contactsCard } from './contactViews';
import type { Typed } from './contactViews';
import { problemOf } from './refusals';
import { refusalCard } from './replies';

const about = z.strictObject({ id: z.guid() });

/** What people do about recovery contacts: each about their own, and about whoever named them. */
export const contactActions = {
  contacts: action(z.strictObject({}), (press) => ownCard(press)),
  nameContact: action(
    z.strictObject({ picked: line, upn: line }),
    (press, data) => owned(press, nameContact(press.world, press.actor, data), data),
    (press) => ownCard(press),
  ),
  removeContact: action(
    z.strictObject({ person: z.guid() }),
    (press, data) => owned(press, removeContact(press.world, press.actor, data.person)),
    (press) => ownCard(press),
  ),
  acceptContact: action(
    about,
    (press, data) => answered(press, data.id, acceptContact(press.world, press.actor, data.id)),
    (press, data) => answered(press, data.id),
  ),
  leaveContact: action(
    about,
    (press, data) => answered(press, data.id, leaveContact(press.world, press.actor, data.id)),
    (press, data) => answered(press, data.id),
  ),
};

/** Who named whom is shown to these two alone, so never where others read. */
function ownCard({ world, actor, reader }: Press): Promise<Card> {
  return reader === 'channel'
    ? Promise.resolve(refusalCard({ refused: 'ownChat' }))
    : contactsCard(world, actor);
}

async function owned(press: Press, answer: Promise<Answer<Circle>>, typed?: Typed): Promise<Card> {
  const { world, actor, reader } = press;
  const result = await answer;
  if ('done' in result || reader === 'channel') return await ownCard(press);
  return await contactsCard(world, actor, problemOf(result.refusal), typed);
}

/** The presser's own card of somebody's circle; whoever was not named there learns nothing of it. */
async function answered(
  { world, actor, reader }: Press,
  circleId: string,
  answer?: Promise<Answer<Circle>>,
): Promise<Card> {
  const result = await answer;
  const circle = await world.store.circle(circleId);
  const own = circle?.contacts.find(({ person }) => person.id === actor.id);
  if (circle === undefined || own === undefined) return refusalCard({ refused: 'contactUnknown' });
  if (reader === 'channel') return refusalCard({ refused: 'ownChat' });
  const problem = result !== undefined && 'refusal' in result ? problemOf(result.refusal) : undefined;
  return contactCard(circle, own, problem);
}
