import type { Activity } from 'botbuilder';
import { cardLanguage } from '../../cards/language';
import type { CardLanguage } from '../../cards/language';
import type { Store } from '../../services/ports';
import { isStoreOut } from '../../services/unrecorded';
import { languageKey } from './references';

/** Who reads what in which language: each person in that of their own client, channels in the desk's. */
export interface Readers {
  readonly ofDesk: CardLanguage;
  /** The language to answer a verified activity in; what somebody's client speaks is kept for later messages to them. */
  languageIn(activity: Pick<Activity, 'locale' | 'from' | 'conversation'>): Promise<CardLanguage>;
  /** The language of somebody's client when it was last heard; the desk's when it never was. */
  languageOf(personId: string): Promise<CardLanguage>;
}

/** Of so many people this process knows by heart what is kept, so that most activities read and write nothing. */
const peopleAtMost = 10_000;
/** Another process may have heard them in another language since. */
const byHeartMs = 10 * 60_000;

/** Keeps the languages of people beside their conversations. */
export function createReaders(
  store: Pick<Store, 'conversation' | 'saveConversation'>,
  ofDesk: CardLanguage,
  clock = (): number => performance.now(),
): Readers {
  const kept = new Map<string, { readonly code: string | undefined; readonly at: number }>();

  function note(personId: string, code: string | undefined): void {
    if (kept.size >= peopleAtMost) kept.clear();
    kept.set(personId, { code, at: clock() });
  }

  function byHeart(personId: string) {
    const one = kept.get(personId);
    return one !== undefined && clock() - one.at < byHeartMs ? one : undefined;
  }

  async function keep(personId: string, { code }: CardLanguage): Promise<void> {
    if (byHeart(personId)?.code === code) return;
    await store.saveConversation(languageKey(personId), code);
    note(personId, code);
  }

  async function languageOf(personId: string): Promise<CardLanguage> {
    const code = await store.conversation(languageKey(personId));
    note(personId, code);
    return code === undefined ? ofDesk : cardLanguage(code);
  }

  async function recalled(personId: string): Promise<CardLanguage> {
    const one = byHeart(personId);
    if (one === undefined) return await languageOf(personId);
    return one.code === undefined ? ofDesk : cardLanguage(one.code);
  }

  return {
    ofDesk,
    languageOf,
    async languageIn({ locale = '', from: { aadObjectId: personId }, conversation }) {
      const heard = locale === '' ? undefined : cardLanguage(locale);
      const isOwnChat = conversation.conversationType === 'personal';
      try {
        if (personId !== undefined && heard !== undefined) await keep(personId, heard);
        if (!isOwnChat) return ofDesk;
        return heard ?? (personId === undefined ? ofDesk : await recalled(personId));
      } catch (error) {
        // Whoever speaks while nothing can be read or written is answered all the same.
        if (!isStoreOut(error)) throw error;
        return isOwnChat ? (heard ?? ofDesk) : ofDesk;
      }
    },
  };
}
