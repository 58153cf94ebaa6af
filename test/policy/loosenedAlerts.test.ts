import { expect, test } from '@jest/globals';
import { guideAlerting } from '../../services/policy/alerting';
import type { Alerting, AlertLimits } from '../../services/policy/alerting';
import { loosenedAlerts } from '../../services/policy/loosenedAlerts';
import { guidePolicy } from '../../services/policy/policy';
import { readPolicy } from '../../services/policyFile';

const withLimits = (limits: Partial<AlertLimits>) => ({
  ...guideAlerting,
  limits: { ...guideAlerting.limits, ...limits },
});
const read = (alerts: object) => readPolicy(JSON.stringify({ ...guidePolicy, alerts }));

test('the guide’s monitoring is not loosened', () => {
  expect(loosenedAlerts(guideAlerting)).toEqual([]);
});

test.each<[keyof AlertLimits, number]>([
  ['passesOfDay', 3],
  ['passesOfMonth', 4],
  ['unusedAfterMinutes', 61],
  ['signInMinutes', 11],
  ['stepHours', 25],
  ['skewMinutes', 11],
  ['skewMinutes', 1],
  ['lateMinutes', 24 * 60 + 1],
  ['watchHours', 23],
  ['passesOfInitiator', 21],
  ['passesOfDay', 0],
  ['policyBeforeHours', 0],
])('%s of %i would blind a rule, and is refused by name', (name, value) => {
  expect(loosenedAlerts(withLimits({ [name]: value }))).toEqual([
    expect.stringMatching(new RegExp(`^alerts\\.limits\\.${name}: \\d+ to \\d+$`)),
  ]);
});

test.each<[keyof AlertLimits, number]>([
  ['passesOfDay', 1],
  ['unusedAfterMinutes', 60],
  ['skewMinutes', 2],
  ['skewMinutes', 10],
  ['contactBeforeDays', 30],
])('%s of %i is allowed', (name, value) => {
  expect(loosenedAlerts(withLimits({ [name]: value }))).toEqual([]);
});

test('a site is there once, whatever its letters', () => {
  const site = { name: 'Oslo', timeZone: 'Europe/Oslo', officeHours: guidePolicy.officeHours, holidays: [] };
  expect(loosenedAlerts({ ...guideAlerting, sites: [site] })).toEqual([]);
  expect(loosenedAlerts({ ...guideAlerting, sites: [site, { ...site, name: 'OSLO' }] })).toEqual([
    'alerts.sites: "oslo" is there twice',
  ]);
});

test('a policy file may add sites, holidays and names of entries, and nothing that is no date, zone or kind', () => {
  const site = {
    name: 'Pune',
    timeZone: 'Asia/Kolkata',
    officeHours: guidePolicy.officeHours,
    holidays: ['2026-08-15'],
  };
  const name = { kind: 'passCreated', reasons: ['pass made'], activities: [], properties: [] };
  const good = {
    ...guideAlerting,
    sites: [site],
    holidays: ['2026-12-25'],
    setPassword: ['onboarding'],
    names: [name],
  };
  expect(read(good)).toHaveProperty('policy.alerts.sites.0.name', 'Pune');
  for (const bad of [
    { ...good, holidays: ['25 December'] },
    { ...good, holidays: ['2026-02-30'] },
    { ...good, sites: [{ ...site, timeZone: 'Mars/Base' }] },
    { ...good, names: [{ ...name, kind: 'anything' }] },
    { ...good, names: [{ ...name, reasons: [''] }] },
    { ...good, limits: { ...good.limits, extra: 1 } },
    { ...good, limits: { ...good.limits, passesOfDay: 9 } },
  ])
    expect(read(bad)).toHaveProperty('faults');
});

test.each<[keyof Alerting['escalation'], number, number, number]>([
  ['criticalMinutes', 1, 15, 0],
  ['criticalMinutes', 1, 15, 16],
  ['highMinutes', 1, 60, 0],
  ['highMinutes', 1, 60, 61],
  ['cardsOfHour', 5, 50, 4],
  ['cardsOfHour', 5, 50, 51],
])(
  '%s may be %i to %i, not %i: an alert that comes late, or never, is not seen',
  (name, least, most, bad) => {
    const set = (value: number) =>
      loosenedAlerts({ ...guideAlerting, escalation: { ...guideAlerting.escalation, [name]: value } });
    expect([set(least), set(most)]).toEqual([[], []]);
    expect(set(bad)).toEqual([`alerts.escalation.${name}: ${least} to ${most}`]);
  },
);
