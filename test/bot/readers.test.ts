import { expect, test } from '@jest/globals';
import { cardLanguage } from '../../cards/language';
import { createReaders } from '../../bot/teams/readers';
import { Fault } from '../../services/faults';

const norwegian = cardLanguage('nb');

/** A store that counts, and readers of a Norwegian desk on it. */
function stage() {
  const kept = new Map<string, string>();
  const calls = { read: 0, written: 0, asked: 0, out: false, now: 0 };
  const call = (what: 'read' | 'written'): void => {
    calls[what] += 1;
    if (calls.out) throw new Fault('STORE_UNAVAILABLE', { retryable: true });
  };
  const store = {
    conversation: async (key: string) => {
      await Promise.resolve();
      call('read');
      return kept.get(key);
    },
    saveConversation: async (key: string, reference: string) => {
      await Promise.resolve();
      call('written');
      kept.set(key, reference);
    },
  };
  const wishes = new Map<string, string | undefined>();
  const directory = {
    person: async (id: string) => {
      await Promise.resolve();
      calls.asked += 1;
      if (!wishes.has(id)) throw new Fault('GRAPH_UNAVAILABLE', { retryable: true });
      const language = wishes.get(id);
      return { id, name: '', upn: '', enabled: true, guest: false, employeeId: undefined, language };
    },
  };
  const process = () => createReaders(store, directory, norwegian, () => calls.now);
  return { kept, calls, wishes, process, readers: process() };
}

const from = { id: '29:x', name: '', aadObjectId: 'A1' };
const activity = (locale?: string, conversationType = 'personal') => ({
  from,
  conversation: { id: 'c', name: '', isGroup: false, conversationType },
  ...(locale === undefined ? {} : { locale }),
});

test('somebody is answered in the language of their client, in their own chat alone', async () => {
  const { readers } = stage();
  expect((await readers.languageIn(activity('ar-SA'))).code).toBe('ar');
  expect((await readers.languageIn(activity('ar-SA', 'channel'))).code).toBe('nb');
  expect((await readers.languageIn(activity('de-DE'))).code).toBe('en');
});

test('a press in a channel teaches the language for later messages to that person', async () => {
  const { kept, readers } = stage();
  await readers.languageIn(activity('ar-SA', 'channel'));
  expect([...kept]).toEqual([['language:a1', 'ar']]);
  expect((await readers.languageOf('a1')).code).toBe('ar');
});

test('somebody who was never heard, or whose client tells no language, reads what is known, else the desk’s', async () => {
  const { readers, process } = stage();
  expect((await readers.languageIn(activity())).code).toBe('nb');
  expect((await readers.languageOf('A1')).code).toBe('nb');
  await readers.languageIn(activity('en-US'));
  expect((await process().languageIn(activity())).code).toBe('en');
});

test('somebody who was never heard reads what the directory says they want, which is asked once', async () => {
  const { calls, wishes, readers } = stage();
  wishes.set('A2', 'ar-EG');
  wishes.set('A3', undefined);
  expect((await readers.languageOf('A2')).code).toBe('ar');
  expect((await readers.languageOf('A3')).code).toBe('nb');
  await readers.languageOf('A2');
  await readers.languageOf('A3');
  expect(calls.asked).toBe(2);
});

test('a directory that is out keeps no message back, and is asked another time', async () => {
  const { calls, wishes, readers } = stage();
  expect((await readers.languageOf('A4')).code).toBe('nb');
  wishes.set('A4', 'en-US');
  expect((await readers.languageOf('A4')).code).toBe('en');
  expect(calls.asked).toBe(2);
});

test('the same language again asks the store nothing, until another process may know better', async () => {
  const { calls, readers, process } = stage();
  await readers.languageIn(activity('en-US'));
  await readers.languageIn(activity('en-GB'));
  await readers.languageIn(activity());
  expect(calls).toMatchObject({ written: 1, read: 0, asked: 0 });
  await process().languageIn(activity('ar'));
  calls.now = 11 * 60_000;
  expect((await readers.languageIn(activity())).code).toBe('ar');
  expect(calls).toMatchObject({ written: 2, read: 1 });
});

test('while nothing can be read or written people are answered, and kept the next time', async () => {
  const { calls, kept, readers } = stage();
  calls.out = true;
  expect((await readers.languageIn(activity('ar-SA'))).code).toBe('ar');
  expect((await readers.languageIn(activity())).code).toBe('nb');
  calls.out = false;
  await readers.languageIn(activity('ar-SA'));
  expect(kept.get('language:a1')).toBe('ar');
});
