import type { Activity } from 'botbuilder';
import { cardLanguage } from '../../cards/language';
import type { CardLanguage } from '../../cards/language';
import type { Directory, Store } from '../../services/ports';
import { isStoreOut } from '../../services/unrecorded';
import { within } from '../../services/within';
import { languageKey } from './references';

/** Who reads what in which language: each person in that of their own client, channels in the desk's. */
export interface Readers {
  readonly ofDesk: CardLanguage;
  /** The language to answer a verified activity in; what somebody's client speaks is kept for later messages to them. */
  languageIn(activity: Pick<Activity, 'locale' | 'from' | 'conversation'>): Promise<CardLanguage>;
  /** The language of somebody's client when it was last heard; else what the directory says they want, else the desk's. */
  languageOf(personId: string): Promise<CardLanguage>;
}

/** Of so many people this process knows by heart what is kept, so that most activities read and write nothing. */
const peopleAtMost = 10_000;
/** Another process may have heard them in another language since. */
const byHeartMs = 10 * 60_000;
/** A message does not wait for a directory that is slow or out. */
const directoryMs = 1_500;

/** Kept of somebody who never said. */
const unsaid = '';

/** Keeps the languages of people beside their conversations. */
export function createReaders(
  store: Pick<Store, 'conversation' | 'saveConversation'>,
  directory: Pick<Directory, 'person'>,
  ofDesk: CardLanguage,
  clock = (): number => performance.now(),
): Readers {
  const known = new Map<string, { readonly code: string | undefined; readonly at: number }>();
  const spoken = (code: string | undefined): CardLanguage =>
    code === undefined || code === unsaid ? ofDesk : cardLanguage(code);

  function note(personId: string, code: string | undefined): void {
    if (known.size >= peopleAtMost) known.clear();
    known.set(personId, { code, at: clock() });
  }

  function byHeart(personId: string) {
    const one = known.get(personId);
    return one !== undefined && clock() - one.at < byHeartMs ? one : undefined;
  }

  async function keep(personId: string, code: string): Promise<void> {
    if (byHeart(personId)?.code === code) return;
    await store.saveConversation(languageKey(personId), code);
    note(personId, code);
  }

  async function read(personId: string): Promise<string | undefined> {
    const code = await store.conversation(languageKey(personId));
    note(personId, code);
    return code;
  }

  /** What the directory says of somebody who was never heard; undefined when it cannot be asked. */
  async function wantedBy(personId: string): Promise<string | undefined> {
    try {
      const person = await within(directory.person(personId), directoryMs);
      if (person === undefined) return undefined;
      return person.language === undefined ? unsaid : cardLanguage(person.language).code;
    } catch {
      return undefined;
    }
  }

  return {
    ofDesk,
    async languageOf(personId) {
      const kept = await read(personId);
      if (kept !== undefined) return spoken(kept);
      const wanted = await wantedBy(personId);
      if (wanted !== undefined) await keep(personId, wanted);
      return spoken(wanted);
    },
    async languageIn({ locale = '', from: { aadObjectId: personId }, conversation }) {
      const heard = locale === '' ? undefined : cardLanguage(locale);
      const isOwnChat = conversation.conversationType === 'personal';
      try {
        if (personId !== undefined && heard !== undefined) await keep(personId, heard.code);
        if (!isOwnChat) return ofDesk;
        if (heard !== undefined || personId === undefined) return heard ?? ofDesk;
        const one = byHeart(personId);
        return spoken(one === undefined ? await read(personId) : one.code);
      } catch (error) {
        // Whoever speaks while nothing can be read or written is answered all the same.
        if (!isStoreOut(error)) throw error;
        return isOwnChat ? (heard ?? ofDesk) : ofDesk;
      }
    },
  };
}
