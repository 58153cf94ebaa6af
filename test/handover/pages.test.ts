import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pageHeaders } from '../../bot/handover/pages/headers';
import { spell } from '../../bot/handover/pages/spell';
import { passcodeOn } from '../sandbox/visitor';
import { openPageWith, presentPageWith, samplePages, shownPage } from './samplePages';

const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

describe('every page', () => {
  test.each(samplePages)('%s: has no script, no title that tells, and nothing from elsewhere', (_, html) => {
    expect(html).not.toMatch(/<(script|iframe|object|svg|form[^>]+action)|\son\w+=|style=|javascript:/i);
    expect(/<title>(.*)<\/title>/.exec(html)?.[1]).toBe('Secure hand-over');
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
  });

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

  test('has a picture only where a code is to be scanned, in the page itself', () => {
    const pictured = samplePages.filter(([, html]) => html.includes('<img')).map(([name]) => name);
    expect(pictured).toEqual(['to be scanned']);
    expect(pageHeaders({ picture: true })['content-security-policy']).toMatch(/img-src data:(;|$)/);
  });

  test('is the same when scanned, but for what was to be scanned', () => {
    const [waiting, scanned] = [presentPageWith(), presentPageWith({ take: undefined })];
    expect(waiting).toMatch(/href="openid-vc:[^"]+&#38;x=2"/);
    expect(scanned).not.toMatch(/openid-vc|data:/);
    expect(scanned).toContain('Go on in Authenticator');
  });

  test.each(['<img src=x onerror=alert(1)>', '"><b>', "' onfocus='x", '{ref}', '&lt;'])(
    'the name %s is text',
    (name) => {
      const html = openPageWith({ name, by: { how: 'attest', opener: name } });
      expect(html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))).toContain(
        `<dd>${name}</dd>`,
      );
      expect(html).not.toMatch(/<(img|b)\b/);
    },
  );
});

describe('the passcode', () => {
  test('is on its page exactly, whatever it is made of, in 10,000 passcodes', () => {
    const passcode = fc.string({ unit: fc.constantFrom(...printable), minLength: 8, maxLength: 48 });
    fc.assert(
      fc.property(passcode, (code) => {
        expect(passcodeOn(shownPage(code))).toBe(code);
      }),
      { numRuns: 10_000 },
    );
  });

  test('is spelled so that no two characters sound alike', () => {
    const names = printable.map((char) => spell(char).name);
    expect(new Set(names).size).toBe(printable.length);
    expect(names.filter((name) => name.startsWith('U+') || name.length < 3)).toEqual([]);
  });

  test.each([
    ['0', 'digit', 'zero'],
    ['O', 'capital', 'capital Oscar'],
    ['o', 'small', 'small Oscar'],
    ['l', 'small', 'small Lima'],
    ['I', 'capital', 'capital India'],
    ['|', 'symbol', 'vertical bar'],
  ])('%s is a %s, called "%s"', (char, kind, name) => {
    expect(spell(char)).toEqual({ kind, name });
  });
});
