import type { Card, CardData } from '../cards/data';
import type { Concern, Resolution } from '../services/alerting/concern';
import { noticeId } from '../services/codes';
import type { Answer } from '../services/refusals';
import type { Press } from './action';
import { tenantAlertCard } from './alertViews';
import { formCard } from './formCard';
import { isAny } from './isAny';
import { problemOf } from './refusals';
import { refusalCard } from './replies';
import { answerSecurityForm } from './securityForm';

/**
 * Sends whoever is of security the form with which they are done with an alert, in their own chat: the alert's card changes
 * with every sighting and for everybody in the channel. Without `fresh` the press was heard before, and the form is there.
 */
export async function sendAlertForm(press: Press, concernId: string, fresh = true): Promise<Card> {
  const { world, actor, reader } = press;
  const concern = await world.store.concern(concernId);
  const isSecurity = await isAny(world, actor, ['security']);
  if (concern === undefined || (!isSecurity && reader === 'person'))
    return refusalCard({ refused: isSecurity ? 'alertUnknown' : 'notSecurity' });
  if (!isSecurity)
    return await tenantAlertCard(world, concern, reader, problemOf({ refused: 'notSecurity' }));
  const open = concern.resolved === undefined;
  if (open && fresh) await press.send(alertForm(concern, { chosen: 'handled' }));
  const card = await tenantAlertCard(world, concern, reader);
  return { ...card, data: { ...card.data, formSent: open && reader === 'channel' } };
}

/** The form after it was sent; without an answer, the press was heard before. */
export async function answerAlertForm(
  press: Press,
  { id, as, note }: { readonly id: string; readonly as: Resolution; readonly note: string },
  answer?: Promise<Answer<Concern>>,
): Promise<Card> {
  const form = {
    written: { what: 'resolve', typed: note, chosen: as },
    read: () => press.world.store.concern(id),
    isOpen: ({ resolved }: Concern) => resolved === undefined,
    card: alertForm,
  } as const;
  return await answerSecurityForm(press, form, answer);
}

function alertForm(concern: Concern, given: Partial<CardData['form']>): Card {
  const { id, severity, rule } = concern;
  return formCard({
    ...given,
    what: 'resolve',
    id,
    about: { notice: noticeId('alert', id), severity, rule },
  });
}
