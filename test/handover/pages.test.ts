import { cardLanguages } from '../../cards/language';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pageHeaders } from '../../bot/handover/pages/headers';
import { languages } from '../../bot/handover/pages/language';
import type { PageLanguage } from '../../bot/handover/pages/language';
import { spell } from '../../bot/handover/pages/spell';
import { passcodeOn } from '../sandbox/visitor';
import { addressInQr } from './addressInQr';
import { openPageWith, presentPageWith, samplePages, shownPage } from './samplePages';

const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const passcodes = fc.string({ unit: fc.constantFrom(...printable), minLength: 8, maxLength: 48 });
const [english] = languages as readonly [PageLanguage];
const inEach = languages.map((language) => [language.code, language] as const);

/** Text of a page as a browser has it. */
function text(html: string): string {
  return html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

describe('every page', () => {
  test.each(samplePages)(
    '%s: has no script, no title that tells, and nothing from elsewhere',
    (_, html, { code, direction, words }) => {
      expect(html).toContain(`<html lang="${code}" dir="${direction}">`);
      expect(html).not.toMatch(/<(script|iframe|object|form[^>]+action)|\son\w+=|style=|javascript:/i);
      expect(/<title>(.*)<\/title>/.exec(html)?.[1]).toBe(words.title);
      const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1]);
      expect(
        links.filter(
          (link) =>
            !/^(\/assets\/page\.css|\/h\/\w+|https:\/\/aka\.ms\/mysecurityinfo|openid-vc:[^"]+|data:image\/png;base64,[\w+/=]+)$/.test(
              link ?? '',
            ),
        ),
      ).toEqual([]);
      expect(html).not.toMatch(/\{\w+\}|undefined|\[object/);
    },
  );

  test('is kept by nobody, framed by nobody and runs nothing', () => {
    const headers = pageHeaders();
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-robots-tag': expect.stringContaining('noindex'),
    });
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|script-src|\*|https?:|img-src/);
  });

  test('has a picture from outside only where Authenticator scans it, in the page itself', () => {
    const pictured = samplePages.filter(([, html]) => html.includes('<img')).map(([name]) => name);
    expect(pictured).toEqual(languages.map(({ code }) => `to be scanned (${code})`));
    expect(pageHeaders({ picture: true })['content-security-policy']).toMatch(/img-src data:(;|$)/);
  });

  test('is the same when scanned, but for what was to be scanned', () => {
    const [waiting, scanned] = [presentPageWith()(english), presentPageWith({ take: undefined })(english)];
    expect(waiting).toMatch(/href="openid-vc:[^"]+&#38;x=2"/);
    expect(scanned).not.toMatch(/openid-vc|data:/);
    expect(scanned).toContain('Go on in Authenticator');
  });

  test.each(['<img src=x onerror=alert(1)>', '"><b>', "' onfocus='x", '{ref}', '&lt;'])(
    'the name %s is text',
    (name) => {
      const html = openPageWith({ name, by: { how: 'attest', opener: { name, oneOf: 'staff' } } })(english);
      expect(text(html)).toContain(`<dd><bdi>${name}</bdi></dd>`);
      expect(html).not.toMatch(/<(img|b)\b/);
    },
  );

  test('a name cannot turn the words around it, nor hide in them', () => {
    const html = openPageWith({ name: 'A. \u202Etcejbu\u200BS' })(english);
    expect(html).toContain('<bdi>A. tcejbuS</bdi>');
  });

  test('of a refusal that the pages have no words of their own for shows those of the card', () => {
    const shown = samplePages.filter(([name]) => name.startsWith('refused, in words'));
    const titles = cardLanguages.map(({ words }) => words.cards.problems['subjectRefused.disabled'].title);
    expect(shown.map(([, html]) => /<h1>(.+)<\/h1>/.exec(html)?.[1])).toEqual(titles);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe('the code to scan with a phone', () => {
  test('holds the address of the page and nothing else', () => {
    const html = openPageWith({ address: 'https://tap.example.org/h/k7m2q9xw' })(english);
    expect(addressInQr(html)).toBe('https://tap.example.org/h/k7m2q9xw');
  });

  test('is only on the page that the user opens, before the pass', () => {
    const coded = samplePages.filter(([, html]) => html.includes('<svg')).map(([name]) => name);
    expect(coded).toEqual(
      languages.flatMap(({ code }) => [`open, with a code (${code})`, `open, after a wrong code (${code})`]),
    );
  });
});

describe.each(inEach)('the passcode (%s)', (_, language) => {
  const names = new Map(printable.map((char) => [spell(language, char).name, char]));

  test('is on its page exactly, and spelled out exactly, whatever it is made of, in 10,000 passcodes', () => {
    fc.assert(
      fc.property(passcodes, (code) => {
        const html = shownPage(code)(language);
        const list = /<ol class="spelled"[^>]*>(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
        const read = [...list.matchAll(/<li>(.*?)<\/li>/g)].map(([, name]) => names.get(text(name ?? '')));
        expect([passcodeOn(html), read.join('')]).toEqual([code, code]);
      }),
      { numRuns: 10_000 },
    );
  });

  test('is spelled so that no two characters sound alike', () => {
    expect(names.size).toBe(printable.length);
    expect([...names.keys()].filter((name) => name.startsWith('U+') || name.length < 2)).toEqual([]);
  });

  test('reads from left to right', () => {
    expect(shownPage('aB3')(language)).toContain('<p class="passcode" dir="ltr"');
  });
});

test.each([
  ['0', 'digit', 'zero'],
  ['O', 'capital', 'capital Oscar'],
  ['o', 'small', 'small Oscar'],
  ['l', 'small', 'small Lima'],
  ['I', 'capital', 'capital India'],
  ['|', 'symbol', 'vertical bar'],
])('%s is a %s, called "%s"', (char, kind, name) => {
  expect(spell(english, char)).toEqual({ kind, name });
});
