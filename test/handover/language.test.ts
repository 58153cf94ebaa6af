import { describe, expect, test } from '@jest/globals';
import cardWords from '../../cards/words/en.json';
import { languageOf, languages } from '../../bot/handover/pages/language';
import { worded } from '../../bot/handover/pages/moment';

const [english, ...others] = languages;

/** Every text of a table of words, under the path to it. */
function textsOf(words: object, path = ''): readonly (readonly [path: string, text: string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${path}/${key}`, value] as const]
      : textsOf(value as object, `${path}/${key}`),
  );
}

const gaps = (text: string): string => (text.match(/\{\w+\}/g) ?? []).sort().join(' ');

describe.each(others.map((language) => [language.code, language] as const))('in %s', (_, language) => {
  const own = new Map(textsOf({ ...language.words, problems: {} }));
  const models = new Map(textsOf(english?.words ?? {}));

  test('every text of the pages is there, and no other', () => {
    expect([...own.keys()].sort()).toEqual([...models.keys()].sort());
  });

  test('each has the same gaps, and none is empty or left in English', () => {
    for (const [path, text] of own) expect([path, gaps(text)]).toEqual([path, gaps(models.get(path) ?? '')]);
    const same = [...own].filter(([path, text]) => text === '' || text === models.get(path));
    const alike = ['/open/for', '/present/for', '/spelling/symbols/~'];
    expect(same.map(([path]) => path)).toEqual(language.code === 'nb' ? alike : []);
  });

  test('no text is much longer than the English, so that it fits where that fits', () => {
    const long = [...own].filter(([path, text]) => text.length > 1.5 * (models.get(path)?.length ?? 0) + 12);
    expect(long).toEqual([]);
  });

  test('each refusal is one that the desk knows, with the same gaps', () => {
    const known: Readonly<Record<string, Readonly<Record<string, string>>>> = cardWords.problems;
    for (const [code, problem] of Object.entries(language.problems))
      for (const [part, text] of textsOf(problem))
        expect([code, part, gaps(text)]).toEqual([
          code,
          part,
          gaps(known[code]?.[part.slice(1)] ?? 'unknown'),
        ]);
    expect(Object.keys(language.problems).sort()).toEqual(Object.keys(others[0]?.problems ?? {}).sort());
  });
});

describe('a browser that asks for', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['de-DE, fr;q=0.8', 'en'],
    ['nb-NO,nb;q=0.9,no;q=0.8,nn;q=0.7,en-US;q=0.6', 'nb'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['de, ar-EG;q=0.5, en;q=0.3', 'ar'],
    ['en;q=0.4, NB ; q=0.9', 'nb'],
    ['nb;q=0, en', 'en'],
    ['__proto__, constructor', 'en'],
    [`${'x'.repeat(10_000)},nb`, 'en'],
  ])('%s gets %s', (accepted, code) => {
    expect(languageOf(accepted).code).toBe(code);
  });
});

describe('a time', () => {
  const until = { at: '2026-03-02T13:35:00Z', timeZone: 'Europe/Oslo' };
  const on = (day: string) => languages.map((language) => worded(language, until, new Date(day)));

  test('is that of the site, named, in the digits of the passcode', () => {
    expect(on('2026-03-02T23:30:00+01:00')).toEqual([
      '14:35 CET',
      '14:35 CET',
      expect.stringContaining('14:35'),
    ]);
  });

  test('has its day when it is not today there', () => {
    const [en, nb, ar] = on('2026-03-03T00:30:00+01:00');
    expect([en, nb]).toEqual([
      expect.stringMatching(/^2 Mar\D+14:35/),
      expect.stringMatching(/^2\. mars\D+14:35/),
    ]);
    expect(ar).toMatch(/^2 مارس/);
  });

  test('that there is not yet is empty', () => {
    expect(languages.map((language) => worded(language, { ...until, at: '' }))).toEqual(['', '', '']);
  });
});
