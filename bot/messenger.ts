import type { Card } from '../cards/data';
import { cardLanguage } from '../cards/language';
import type { CardLanguage } from '../cards/language';
import { noteText } from '../cards/notes';
import { placesOf } from '../services/alerting/places';
import { contactPlaces } from '../services/contacts/places';
import { sealDigest } from '../services/audit/seal';
import { Fault } from '../services/faults';
import type { Messenger, ServiceDesk } from '../services/ports';
import { looks } from '../services/requests/looks';
import { reviewPlaces } from '../services/reviews/places';
import type { World } from '../services/world';
import { tenantAlertCard } from './alertViews';
import type { Chat, Reader } from './chat';
import { contactPlaceCard } from './contactViews';
import { deskNoticeCard, digestCard } from './deskViews';
import { cardOf } from './views';
import { noteData } from './notes';
import { reviewCard } from './reviewViews';
import { spokenLink } from './spokenLink';

/** Sends each slot of a request where it belongs: to a person, to the notice channel or into the ticket. */
export function createMessenger(world: () => World, chat: Chat, serviceDesk: ServiceDesk): Messenger {
  return {
    async tell(request, name) {
      const slot = looks(request).find((one) => one.name === name);
      if (slot === undefined) return '';
      if (slot.to === 'ticket') {
        await serviceDesk.note(
          request.ticket.id,
          `${request.ref}:${name}`,
          noteText(noteData(world(), request, name), ofDesk(world())),
        );
        // Only a case that ended well is finished work; any other is for the technician to go on with.
        if (slot.card === 'noteEnded' && request.outcome === 'completed')
          await serviceDesk.finish(request.ticket.id);
        return 'ticket';
      }
      const card = cardOf(world(), request, name);
      const receipt = request.told[name]?.receipt;
      if (receipt === undefined || slot.repost) return await chat.post(slot.to, card);
      return await changed(slot.to, receipt, card);
    },

    async tellAlert(concern, name) {
      const place = placesOf(concern).find((one) => one.name === name);
      if (place === undefined) return '';
      const card = await tenantAlertCard(world(), concern, place.to === 'notices' ? 'channel' : 'person');
      const receipt = concern.told[name]?.receipt;
      return receipt === undefined || place.repost
        ? await chat.post(place.to, card)
        : await changed(place.to, receipt, card);
    },

    async tellContact(circle, name) {
      const place = contactPlaces(circle).find((one) => one.name === name);
      if (place === undefined) return '';
      const card = await contactPlaceCard(world(), circle, name);
      const receipt = circle.told[name]?.receipt;
      return receipt === undefined || place.repost
        ? await chat.post(place.to, card)
        : await changed(place.to, receipt, card);
    },

    async tellReview(review, name) {
      const place = reviewPlaces(review).find((one) => one.name === name);
      if (place === undefined) return '';
      const card = await reviewCard(world(), review);
      const receipt = review.told[name]?.receipt;
      return receipt === undefined || place.repost
        ? await chat.post(place.to, card)
        : await changed(place.to, receipt, card);
    },

    notify: (desk, notice) => chat.post('notices', deskNoticeCard(world(), desk, notice)),

    async digest(seal) {
      await chat.post('notices', digestCard(world(), seal.n, sealDigest(seal)));
    },

    async writeLink(request, link) {
      const data = noteData(world(), request, `link.${request.opener}`);
      // Whoever reads the ticket must not be told of an opener who was changed.
      const again = request.openerChanges === 0 ? '' : `:${request.openerChanges}`;
      const language = ofDesk(world());
      const spoken = spokenLink(link, request.locator, language.code);
      const aloud = { ...data, note: 'aloud', values: { link: spoken } };
      const text = `${noteText(data, language)} ${noteText(aloud, language)}`;
      await serviceDesk.writeLink(request.ticket.id, `${request.ref}:link${again}`, link, text);
    },
  };

  /** Who reads a ticket is not known. */
  function ofDesk({ policy }: World): CardLanguage {
    return cardLanguage(policy.language);
  }

  /** A message that cannot be changed any more is sent anew. */
  async function changed(to: Reader, receipt: string, card: Card): Promise<string> {
    try {
      await chat.update(receipt, card);
      return receipt;
    } catch (error) {
      if (error instanceof Fault && error.code === 'CHAT_GONE') return await chat.post(to, card);
      throw error;
    }
  }
}
