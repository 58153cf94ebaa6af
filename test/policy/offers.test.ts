import { describe, expect, test } from '@jest/globals';
import type { Background, SubjectFacts } from '../../services/policy/facts';
import { offersFor } from '../../services/policy/offers';
import type { OfferFacts, Withheld } from '../../services/policy/offers';
import { guideRules, ruleFor } from '../../services/policy/rule';
import { facts, manager, requester, start } from '../requests/examples';

const settled: Background = {
  changes: { phone: undefined, manager: undefined, password: undefined },
  risk: 'none',
  signedInAt: undefined,
  managerFit: true,
};
const daysAgo = (days: number): string => new Date(Date.parse(start) - days * 86_400_000).toISOString();
const offers = (
  subject: Partial<SubjectFacts> = {},
  background: Partial<Background> = {},
  more: Partial<OfferFacts> = {},
) =>
  offersFor({
    scenario: 'recovery',
    rule: ruleFor(guideRules, 'recovery', 'ordinary'),
    subject: facts(0, subject),
    background: { ...settled, ...background },
    requesterId: requester.id,
    stableDays: 30,
    signIns: [],
    ...more,
  });
const changed = (what: 'phone' | 'manager', days: number): Partial<Background> => ({
  changes: { phone: undefined, manager: undefined, password: undefined, [what]: daysAgo(days) },
});
const mobile = { label: 'mobile', number: '+47 900 00 000' } as const;
const work = { label: 'work', number: '+47 22 00 00 00' } as const;

test('a settled member is called on the desk telephone, vouched for by the manager, seen or compared on video', () => {
  expect(offers()).toEqual({
    kinds: ['inPerson', 'callBack', 'managerVouch', 'liveVideo'],
    callBack: work,
    manager: undefined,
    withheld: [],
  });
});

describe('held back, and the card says why', () => {
  test.each<[string, ReturnType<typeof offers>, Withheld]>([
    [
      'nobody is called without a number',
      offers({ phones: [] }),
      { kind: 'callBack', because: 'noNumber', days: 0 },
    ],
    [
      'a number on the lost phone is not called',
      offers({ phones: [mobile] }),
      { kind: 'callBack', because: 'lostDevice', days: 0 },
    ],
    [
      'a number that changed three days ago is not called (AC-92)',
      offers({}, changed('phone', 3)),
      { kind: 'callBack', because: 'phoneChanged', days: 3 },
    ],
    [
      'a number that changed the day before it would count is not called',
      offers({}, changed('phone', 29.5)),
      { kind: 'callBack', because: 'phoneChanged', days: 29 },
    ],
    [
      'without a manager nobody vouches',
      offers({ manager: undefined }),
      { kind: 'managerVouch', because: 'noManager', days: 0 },
    ],
    [
      'a manager since yesterday does not vouch (AC-93)',
      offers({}, changed('manager', 1)),
      { kind: 'managerVouch', because: 'managerChanged', days: 1 },
    ],
    [
      'a manager who left, or is at risk, does not vouch',
      offers({}, { managerFit: false }),
      { kind: 'managerVouch', because: 'managerUnfit', days: 0 },
    ],
    [
      'a technician does not vouch for the own people',
      offers({}, {}, { requesterId: manager.id }),
      { kind: 'managerVouch', because: 'managerIsRequester', days: 0 },
    ],
  ])('%s', (_, { kinds, callBack, withheld }, expected) => {
    expect(withheld).toEqual([expected]);
    expect(kinds).not.toContain(expected.kind);
    expect(kinds).toEqual(expect.arrayContaining(['inPerson', 'liveVideo']));
    if (expected.kind === 'callBack') expect(callBack).toBeUndefined();
  });

  test('what the log does not tell is unknown, never unchanged', () => {
    expect(offers({}, { changes: undefined }).withheld.map(({ kind, because }) => [kind, because])).toEqual([
      ['callBack', 'logUnread'],
      ['managerVouch', 'logUnread'],
    ]);
  });
});

test('a contact that has been the same for thirty days counts', () => {
  expect(offers({}, changed('phone', 30)).withheld).toEqual([]);
  expect(offers({}, changed('manager', 30)).withheld).toEqual([]);
});

test('the phone at hand may be called when it is not the phone that was lost', () => {
  const rule = ruleFor(guideRules, 'reregistration', 'ordinary');
  expect(offers({ phones: [mobile] }, {}, { scenario: 'reregistration', rule }).callBack).toEqual(mobile);
});

test('where only strong proof counts, nothing else is offered or explained away', () => {
  const rule = guideRules.privileged;
  expect(offers({ manager: undefined, phones: [] }, {}, { rule })).toEqual({
    kinds: ['inPerson'],
    callBack: undefined,
    // Whoever cannot vouch cannot open or pass a code on either.
    manager: 'noManager',
    withheld: [],
  });
});

test('an administrator who lost the phone is not called on it', () => {
  const phones = [mobile];
  for (const scenario of ['recovery', 'privileged'] as const)
    expect(offers({ phones }, {}, { scenario }).withheld).toContainEqual({
      kind: 'callBack',
      because: 'lostDevice',
      days: 0,
    });
});

describe('a sign-in with what still works', () => {
  const signIns = ['strongSignIn', 'numberMatch'] as const;
  const kinds = (scenario: OfferFacts['scenario'], sensitive = false) =>
    offers(
      {},
      {},
      {
        scenario,
        signIns,
        rule: ruleFor(guideRules, scenario, sensitive ? 'sensitive' : 'ordinary'),
      },
    ).kinds;

  test('is on offer where the tenant is set up for it; a push never to a phone that is gone', () => {
    expect(kinds('recovery')).toEqual(['inPerson', 'strongSignIn', 'callBack', 'managerVouch', 'liveVideo']);
    expect(kinds('reregistration')).toContain('numberMatch');
    expect(kinds('onboarding')).not.toContain('numberMatch');
  });

  test('is the only other one where supporting proof does not count', () => {
    expect(kinds('reregistration', true)).toEqual(['inPerson', 'strongSignIn']);
    const rule = ruleFor(guideRules, 'reregistration', 'ordinary');
    expect(offers({}, {}, { rule, scenario: 'reregistration' }).kinds).not.toContain('numberMatch');
  });
});

test('each thing that is held back leaves the rest on offer, and nothing else in its place', () => {
  expect(offers({ phones: [] }).kinds).toEqual(['inPerson', 'managerVouch', 'liveVideo']);
  expect(offers({ manager: undefined }).kinds).toEqual(['inPerson', 'callBack', 'liveVideo']);
});
