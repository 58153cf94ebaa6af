import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { createBrowser } from '../../bot/handover/browser';
import type { SignedInAs } from '../../bot/handover/browser';
import type { HttpRequest } from '../../bot/http';
import { Secret } from '../../services/secret';
import { createVault } from '../../services/vault';

const origin = 'https://desk.example';
const browser = createBrowser(createVault(new Secret(randomBytes(32).toString('base64'))), origin);
const another = createBrowser(createVault(new Secret(randomBytes(32).toString('base64'))), origin);
const [requestId, personId] = ['r-1', 'p-1'];
const now = Date.parse('2026-03-02T09:00:00Z');
const minute = 60_000;

function sending(headers: HttpRequest['headers']): HttpRequest {
  return { method: 'POST', path: '/', params: {}, headers, body: '', remote: '' };
}

const pair = (setCookie: string): string => setCookie.split(';')[0] ?? '';

describe('a form', () => {
  const { name, setCookie } = browser.name(sending({}));
  const own = pair(setCookie[0] ?? '');
  const form = (csrf: string, attempt = '1') => new Map(Object.entries({ csrf, attempt }));
  const right = form(browser.csrf(name, 'abcd2345', '1'));
  const sent = (headers: HttpRequest['headers'], fields = right) =>
    browser.ownForm(sending({ cookie: own, ...headers }), 'abcd2345', fields);

  test('of this browser, page and attempt is its own', () => {
    expect(sent({})).toBe(true);
    expect(sent({ 'sec-fetch-site': 'same-origin', origin: 'null' })).toBe(true);
    expect(sent({ origin })).toBe(true);
  });

  test.each<[string, HttpRequest['headers']]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of the same site', { 'sec-fetch-site': 'same-site', origin }],
    ['nowhere', { 'sec-fetch-site': 'none' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that is not told', { origin: 'null' }],
    ['a browser without a name', { cookie: undefined }],
    ['another browser', { cookie: pair(browser.name(sending({})).setCookie[0] ?? '') }],
  ])('from %s is not', (_, headers) => {
    expect(sent(headers)).toBe(false);
  });

  test.each([
    ['another page', form(browser.csrf(name, 'zzzz2345', '1'))],
    ['another attempt', form(browser.csrf(name, 'abcd2345', '2'))],
    ['another key', form(another.csrf(name, 'abcd2345', '1'))],
    ['nothing', form('')],
    ['nothing at all', new Map<string, string>()],
  ])('made for %s is not', (_, fields) => {
    expect(sent({}, fields)).toBe(false);
  });
});

describe('who signed in', () => {
  const given = (as: SignedInAs, request = requestId): string =>
    pair(browser.personCookie(as, request, personId, now));
  const seen = (cookie: string, as: SignedInAs = 'opener', at = now) =>
    browser.personOf(as, sending({ cookie }), requestId, at);

  test('is known for this case for ten minutes, and no longer', () => {
    expect(seen(given('opener'), 'opener', now + 10 * minute - 1)).toBe(personId);
    expect(seen(given('opener'), 'opener', now + 10 * minute)).toBeUndefined();
  });

  test('is unknown for another case', () => {
    expect(seen(given('opener', 'r-2'))).toBeUndefined();
  });

  test('to open has not signed in to approve, under either name', () => {
    expect(seen(given('opener'), 'approver')).toBeUndefined();
    expect(seen(given('opener').replace('opener', 'approver'), 'approver')).toBeUndefined();
    expect(seen(given('approver').replace('approver', 'opener'))).toBeUndefined();
  });

  test.each<[string, (cookie: string) => string]>([
    ['as somebody else', (cookie) => cookie.replace(personId, 'p-2')],
    ['for longer', (cookie) => cookie.replace(/\.(\d+)\./, `.${now + 60 * minute}.`)],
    ['without a mark', (cookie) => cookie.slice(0, cookie.lastIndexOf('.') + 1)],
    ['under another key', () => pair(another.personCookie('opener', requestId, personId, now))],
    ['as nobody', () => ''],
  ])('cannot be written by hand, %s', (_, bend) => {
    expect(seen(bend(given('opener')))).toBeUndefined();
  });

  test('is kept where no script reads it and no other site sends it', () => {
    expect(browser.personCookie('opener', requestId, personId, now)).toMatch(
      /^__Host-[^;]+; Path=\/; Max-Age=600; HttpOnly; Secure; SameSite=Lax$/,
    );
  });
});
