import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { languages as pageLanguages } from '../../bot/handover/pages/language';
import { cardLanguage, cardLanguages, english } from '../../cards/language';
import { noteText } from '../../cards/notes';
import { speechOf } from '../../cards/present/speech';
import { render } from '../../cards/render';
import { samples } from '../../cards/samples';
import { wordedTime } from '../../cards/wording';
import { deskLanguages } from '../../services/policy/terms';
import { actionsOf } from '../sandbox/teams/card';
import { faultsIn } from './faultsIn';
import { filled } from './filled';
import { wordsOf } from './outline';

const folder = join(__dirname, '../../cards/words');
const others = cardLanguages.filter((language) => language !== english);

/** Every text of a table of words, under the path to it. */
function textsOf(words: object, path = ''): readonly (readonly [path: string, text: string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${path}/${key}`, value] as const]
      : textsOf(value as object, `${path}/${key}`),
  );
}

const models = new Map(textsOf(english.words));
const gaps = (text: string): string => (text.match(/\{\w+\}/g) ?? []).sort().join(' ');
/** What is typed to the bot, and names that are the same in every language. */
const kept = (text: string): string =>
  (text.match(/\*\*[\w ]+\*\*|npm run \w+ -- \w+|aka\.ms\/\w+|[A-Z]+_[A-Z_]+/g) ?? []).join(' ');

/** Texts that a language shares with English: names, patterns, and a few words that are alike. */
const shared: Readonly<Record<string, readonly string[]>> = {
  nb: [
    'Person',
    'Pass',
    'Mine',
    'Pilot',
    'pass',
    'Verified ID',
    'TAP Desk',
    'Authenticator',
    'Windows Hello',
  ],
  ar: ['name@company', 'Verified ID', 'TAP Desk', 'Authenticator', 'Windows Hello'],
};

test('the desk, its cards and its pages speak the same languages', () => {
  const codes = cardLanguages.map(({ code }) => code);
  expect(codes).toEqual([...deskLanguages]);
  expect(pageLanguages.map(({ code }) => code)).toEqual(codes);
});

describe.each(others.map((language) => [language.code, language] as const))('in %s', (code, language) => {
  const own = new Map(textsOf(language.words));

  test('no text is missing, and none is left over', () => {
    const missing = [...models.keys()].filter((path) => !own.has(path));
    const additional = [...own.keys()].filter((path) => !models.has(path));
    expect({ missing, additional }).toEqual({ missing: [], additional: [] });
  });

  test('every file of English words has its own', () => {
    const files = (path: string) => readdirSync(path).filter((name) => name.endsWith('.json'));
    const expected = files(folder).map((name) => (name === 'en.json' ? 'cards.json' : name));
    expect(files(join(folder, code)).sort()).toEqual(expected.sort());
    expect(
      Object.keys(language.words)
        .map((name) => `${name}.json`)
        .sort(),
    ).toEqual(expected.sort());
  });

  test('every text has the gaps of the English, and what is typed or copied stays as it is', () => {
    const pairs = [...own].map(([path, text]) => [path, text, models.get(path) ?? ''] as const);
    expect(pairs.filter(([, text, model]) => gaps(text) !== gaps(model))).toEqual([]);
    expect(pairs.filter(([, text, model]) => kept(text) !== kept(model))).toEqual([]);
    expect(pairs.filter(([, text, model]) => (text === '') !== (model === ''))).toEqual([]);
  });

  test('no text is left in English', () => {
    const isWords = (text: string): boolean => /\p{L}{2}/u.test(text.replace(/\{\w+\}/g, ''));
    const same = [...own].filter(
      ([path, text]) => text === models.get(path) && isWords(text) && !(shared[code] ?? []).includes(text),
    );
    expect(same.filter(([, text]) => !/^(INC|Conditional Access)/.test(text))).toEqual([]);
  });

  test('no text is much longer than the English, so that it fits where that fits', () => {
    const long = [...own].filter(([path, text]) => text.length > 1.4 * (models.get(path)?.length ?? 0) + 16);
    expect(long).toEqual([]);
  });

  test('sentences end as sentences, and digits are those of codes', () => {
    const ends = (text: string): string => /[.?؟:]$/.exec(text)?.[0].replace('؟', '?') ?? '';
    const differ = [...own].filter(([path, text]) => ends(text) !== ends(models.get(path) ?? ''));
    expect(differ).toEqual([]);
    expect([...own].filter(([, text]) => /[\u0660-\u0669\u06F0-\u06F9]/.test(text))).toEqual([]);
  });

  describe.each(samples.map(({ title, card }) => [title, card] as const))('%s', (_title, card) => {
    const shown = render(card, language);
    const model = render(card);

    test('is a sound card that runs the right way', () => {
      expect(faultsIn(shown)).toEqual([]);
      const json = JSON.stringify(shown);
      const inside = (mark: string): number => json.split(mark).length - 1;
      expect(inside(`"lang":"${code}"`)).toBe(inside('"type":"AdaptiveCard"'));
      expect(inside('"rtl":true')).toBe(language.direction === 'rtl' ? inside('"type":"AdaptiveCard"') : 0);
    });

    test('has the same buttons, each short enough for a phone', () => {
      const [own, english] = [actionsOf(shown), actionsOf(model)];
      expect(own.map(({ verb, data }) => [verb, data])).toEqual(
        english.map(({ verb, data }) => [verb, data]),
      );
      for (const [index, { title }] of own.entries())
        expect(title.length).toBeLessThanOrEqual(Math.max(34, english[index]?.title.length ?? 0));
    });

    test.each(['😀'.repeat(4_000), '['.repeat(4_000), 'ش'.repeat(4_000)])(
      'fits a message however long the texts from outside are',
      (text) => {
        expect(faultsIn(render(filled(card, text), language))).toEqual([]);
      },
    );

    test('takes no more words than the English by much', () => {
      const limit = card.name === 'approval' ? 80 : 1.25 * wordsOf(model).length + 6;
      expect(wordsOf(shown).length).toBeLessThanOrEqual(limit);
    });
  });
});

describe('a locale', () => {
  test.each([
    ['en-US', 'en'],
    ['nb-NO', 'nb'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['ar-EG', 'ar'],
    ['AR_sa', 'ar'],
    ['de-DE', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
  ])('%s is read in %s', (locale, code) => {
    expect(cardLanguage(locale).code).toBe(code);
  });
});

/** Every text that a card shows; what its inputs and choices stand for is not shown. */
function shownIn(element: unknown): string[] {
  if (Array.isArray(element)) return element.flatMap(shownIn);
  if (typeof element !== 'object' || element === null) return [];
  const own = element as Readonly<Record<string, unknown>>;
  const texts = [own['text'], own['title']].filter((text) => typeof text === 'string');
  const facts = (own['facts'] ?? []) as readonly { readonly value: string }[];
  const inside = Object.entries(own).filter(([name]) => name !== 'data');
  return [...texts, ...facts.map(({ value }) => value), ...inside.flatMap(([, one]) => shownIn(one))];
}

test.each(samples.map(({ title, card }) => [title, card] as const))(
  '%s: in Arabic every text from outside stands apart from the words around it',
  (_title, card) => {
    const texts = shownIn(render(filled(card, 'X. Outside 1'), cardLanguage('ar'))).join('\n');
    expect(texts.replace(/\u2068[^\u2068\u2069]*\u2069/g, '')).not.toMatch(/Outside|[\u2068\u2069]/);
  },
);

describe('outside text', () => {
  const arabic = speechOf(cardLanguage('ar'));
  const { inert, names } = speechOf(english);

  test('stands apart from a sentence that runs the other way, and only there', () => {
    expect(inert('Lea Lostphone')).toBe('Lea Lostphone');
    expect(inert('ليلى')).toBe('\u2068ليلى\u2069');
    expect(arabic.inert('+47 22 33 44 55')).toBe('\u2068+47 22 33 44 55\u2069');
    expect(arabic.inert('')).toBe('');
    expect(names(['A', 'B'])).toBe('A, B');
    expect(arabic.names(['A', 'B'])).toBe('\u2068A\u2069، \u2068B\u2069');
  });

  test('cannot end its isolation by itself', () => {
    expect(arabic.inert('a\u2069\u202Eb')).toBe('\u2068ab\u2069');
    expect(arabic.run('a\u2069\u202Eb')).toBe('\u2068ab\u2069');
  });
});

test('a time has the day and the digits of its language, and can be told from a list', () => {
  const now = new Date('2026-03-02T22:30:00Z');
  const told = cardLanguages.map(({ locale }) =>
    wordedTime('2026-03-02T23:30:00Z', 'Europe/Oslo', now, locale),
  );
  expect(told).toEqual(['3\u00A0Mar\u00A000:30', '3.\u00A0mars\u00A000:30', '3\u00A0مارس\u00A000:30']);
});

test('a ticket note speaks the language of the desk', () => {
  const data = {
    ...{ note: 'noteReady', timeZone: 'Europe/Oslo', scenario: 'recovery', outcome: '', because: '' },
    ...{ opener: 'subject', values: { ref: 'TAP-7K3F9M', requester: 'B. Technician' }, until: '' },
  };
  const [, nb, ar] = cardLanguages.map((language) => noteText(data, language));
  expect(nb).toMatch(/^TAP-7K3F9M: B\. Technician bekreftet/);
  expect(ar).toMatch(/^\u2068TAP-7K3F9M\u2069: أكد \u2068B\. Technician\u2069/);
});
