import { describe, expect, test } from '@jest/globals';
import { contactOff, contactOffer, settledDays } from '../../services/policy/contacts';
import type { ContactFacts, ContactTerms } from '../../services/policy/contacts';
import type { Background } from '../../services/policy/facts';
import { loosened } from '../../services/policy/loosened';
import { offersFor } from '../../services/policy/offers';
import type { OfferFacts } from '../../services/policy/offers';
import { guidePolicy } from '../../services/policy/policy';
import { guideRules, ruleFor } from '../../services/policy/rule';
import { sufficient } from '../../services/policy/sufficient';
import type { EvidenceItem } from '../../services/policy/evidence';
import { readPolicy } from '../../services/policyFile';
import { at, facts, id, manager, requester, start, stranger, subject } from '../requests/examples';

const daysAgo = (days: number): string => new Date(Date.parse(start) - days * 86_400_000).toISOString();
const contact = (more: Partial<ContactFacts> = {}): ContactFacts => ({
  person: stranger,
  since: daysAgo(30),
  shaken: false,
  enabled: true,
  guest: false,
  risk: 'none',
  singledOut: false,
  samePerson: false,
  inLine: false,
  ...more,
});
const terms = (more: Partial<ContactTerms> = {}): ContactTerms => ({
  class: 'ordinary',
  partIds: [subject.id, requester.id, manager.id],
  stableDays: 30,
  now: start,
  ...more,
});
const unfit = { because: 'contactUnfit', days: 30 };

test('a colleague who agreed thirty days ago can be asked', () => {
  expect(contactOff(contact(), terms())).toBeUndefined();
  expect(contactOff(contact({ since: daysAgo(400) }), terms())).toBeUndefined();
});

describe('who cannot be asked', () => {
  test.each<[string, Partial<ContactFacts>, Partial<ContactTerms>, object]>([
    ['one who agreed yesterday', { since: daysAgo(1) }, {}, { because: 'contactNew', days: 1 }],
    [
      'one who agreed an hour too late to count',
      { since: daysAgo(29.96) },
      {},
      { because: 'contactNew', days: 29 },
    ],
    [
      'one whom a taken-over account may have named, for twice as long',
      { since: daysAgo(59), shaken: true },
      {},
      { because: 'contactNew', days: 59 },
    ],
    ['one whose account is disabled', { enabled: false }, {}, unfit],
    ['a guest', { guest: true }, {}, unfit],
    ['one whose account is at some risk', { risk: 'medium' }, {}, unfit],
    ['one whose account is at high risk', { risk: 'high' }, {}, unfit],
    ['an emergency account', { singledOut: true }, {}, unfit],
    ['a second account of subject or technician', { samePerson: true }, {}, unfit],
    ['the technician', { person: requester }, {}, unfit],
    ['the manager, whose word is another proof', { person: manager }, {}, unfit],
    ['the subject', { person: subject }, {}, unfit],
    [
      "somebody of the technician's line, for a sensitive account",
      { inLine: true },
      { class: 'sensitive' },
      unfit,
    ],
    ['anybody, for an administrator', {}, { class: 'privileged' }, unfit],
    ['anybody, for an account that gets no pass', {}, { class: 'refused' }, unfit],
  ])('%s', (_, more, around, expected) => {
    expect(contactOff(contact(more), terms(around))).toEqual(expected);
  });

  test('but low or unknown risk, and the own line for an ordinary account, are no reason', () => {
    for (const risk of ['low', 'unknown'] as const)
      expect(contactOff(contact({ risk }), terms())).toBeUndefined();
    expect(contactOff(contact({ inLine: true }), terms())).toBeUndefined();
    expect(contactOff(contact(), terms({ class: 'sensitive' }))).toBeUndefined();
  });

  test('and a shaken beginning is forgotten after twice the days', () => {
    expect(contactOff(contact({ since: daysAgo(60), shaken: true }), terms())).toBeUndefined();
    expect([settledDays(contact(), terms()), settledDays(contact({ shaken: true }), terms())]).toEqual([
      30, 60,
    ]);
  });
});

test('the technician reads how many there are, or the reason that is over first', () => {
  expect(contactOffer([contact(), contact({ enabled: false }), contact()], terms())).toEqual({
    count: 2,
    off: undefined,
  });
  expect(
    contactOffer(
      [contact({ enabled: false }), contact({ since: daysAgo(3) }), contact({ since: daysAgo(20) })],
      terms(),
    ),
  ).toEqual({ count: 0, off: { because: 'contactNew', days: 20 } });
  expect(contactOffer([contact({ guest: true })], terms())).toEqual({ count: 0, off: unfit });
  expect(contactOffer([], terms())).toEqual({ count: 0, off: undefined });
});

describe('on offer', () => {
  const calm: Background = {
    changes: { phone: undefined, manager: undefined, password: undefined },
    risk: 'none',
    signedInAt: undefined,
    managerFit: true,
  };
  const offers = (more: Partial<OfferFacts>) =>
    offersFor({
      scenario: 'recovery',
      rule: ruleFor(guideRules, 'recovery', 'ordinary'),
      subject: facts(),
      background: calm,
      requesterId: requester.id,
      stableDays: 30,
      signIns: [],
      ...more,
    });

  test('contacts are counted, never named', () => {
    const offered = offers({ contacts: { count: 2, off: undefined } });
    expect(offered).toMatchObject({ contacts: 2, withheld: [] });
    expect(offered.kinds).toContain('recoveryContact');
  });

  test('why none can be asked is said; that nobody was named is not', () => {
    const off = { because: 'contactNew', days: 3 } as const;
    const held = offers({ contacts: { count: 0, off } });
    expect(held.withheld).toEqual([{ kind: 'recoveryContact', ...off }]);
    expect([held.contacts, held.kinds.includes('recoveryContact')]).toEqual([undefined, false]);
    expect(offers({}).withheld).toEqual([]);
    expect(offers({ contacts: { count: 0, off: undefined } }).withheld).toEqual([]);
  });

  test('a policy that counts on a contact says that nobody was named', () => {
    const rule = ruleFor(guideRules, 'recovery', 'ordinary');
    const including = ['managerVouch', 'recoveryContact'] as const;
    const strict = { ...rule, evidence: [{ strong: 0, supporting: 2, including }] };
    const noContact = { kind: 'recoveryContact', because: 'noContact', days: 0 };
    expect(offers({ rule: strict }).withheld).toEqual([noContact]);
    expect(offers({ rule: strict, contacts: { count: 0, off: undefined } }).withheld).toEqual([noContact]);
    expect(offers({ rule: strict, contacts: { count: 1, off: undefined } }).withheld).toEqual([]);
  });

  test('never for an administrator', () => {
    expect(offers({ rule: guideRules.privileged, contacts: { count: 3, off: undefined } })).toMatchObject({
      kinds: ['inPerson'],
      withheld: [],
    });
  });
});

describe('what a contact is worth', () => {
  const item = (kind: EvidenceItem['kind'], by: string, more: Partial<EvidenceItem> = {}): EvidenceItem => ({
    id: `${kind} ${by}`,
    kind,
    at: start,
    expiresAt: at(30),
    by,
    byName: '',
    result: 'passed',
    note: '',
    ...more,
  });
  const word = item('recoveryContact', stranger.id);
  const another = item('recoveryContact', id(9));
  const vouch = item('managerVouch', manager.id);
  const call = item('callBack', requester.id);
  const seen = item('inPerson', id(8));
  const meets = (subjectClass: 'ordinary' | 'sensitive' | 'privileged', ...items: readonly EvidenceItem[]) =>
    sufficient(items, ruleFor(guideRules, 'recovery', subjectClass).evidence, requester.id, at(1));

  test.each<[string, boolean, boolean]>([
    ["the manager's word and a contact", meets('ordinary', vouch, word), true],
    ['a contact and a call, without the manager', meets('ordinary', word, call), false],
    ['a contact, a call and the manager', meets('ordinary', word, call, vouch), true],
    ['a contact alone', meets('ordinary', word), false],
    ['two contacts', meets('ordinary', word, another), false],
    ['a contact who said no', meets('ordinary', vouch, { ...word, result: 'failed' }), false],
    ['a contact whose word has run out', meets('ordinary', vouch, { ...word, expiresAt: at(1) }), false],
    ['sensitive: seen in person and a contact', meets('sensitive', seen, word), true],
    ['sensitive: the manager and a contact', meets('sensitive', vouch, word), false],
    ['privileged: seen in person and a contact', meets('privileged', seen, word), false],
  ])('%s', (_, met, expected) => {
    expect(met).toBe(expected);
  });
});

test('two contacts come by one road, a contact and the manager by two', () => {
  const by = (kind: EvidenceItem['kind'], one: string): EvidenceItem => ({
    id: one,
    kind,
    at: start,
    expiresAt: at(30),
    by: one,
    byName: '',
    result: 'passed',
    note: '',
  });
  const any = [{ strong: 0, supporting: 2, including: [] }];
  const met = (...items: readonly EvidenceItem[]) => sufficient(items, any, requester.id, at(1));
  expect(met(by('recoveryContact', id(8)), by('recoveryContact', id(9)))).toBe(false);
  expect(met(by('recoveryContact', id(8)), by('managerVouch', manager.id))).toBe(true);
  expect(met(by('recoveryContact', id(8)), by('callBack', requester.id))).toBe(true);
});

describe('the number that policy allows', () => {
  test.each([-1, 4])('%i is not allowed', (recoveryContacts) => {
    expect(loosened({ ...guidePolicy, recoveryContacts })).toEqual(['recoveryContacts: 0 to 3']);
  });

  test.each([0, 3])('%i is', (recoveryContacts) => {
    expect(loosened({ ...guidePolicy, recoveryContacts })).toEqual([]);
  });

  test('a policy file that says nothing allows none', () => {
    const { recoveryContacts, ...silent } = guidePolicy;
    expect(recoveryContacts).toBe(3);
    expect(readPolicy(JSON.stringify(silent))).toMatchObject({ policy: { recoveryContacts: 0 } });
  });
});
