import { expect, test } from '@jest/globals';
import { guidePolicy } from '../../services/policy/policy';
import { localTime } from '../../services/policy/officeHours';
import { isOpen } from '../../services/policy/siteHours';

const oslo = {
  name: 'Oslo',
  timeZone: 'Europe/Oslo',
  officeHours: { days: [1, 2, 3, 4, 5, 6], from: '08:00', to: '16:00' },
  holidays: ['2026-05-16'],
};
const tokyo = { ...oslo, name: 'Tokyo', timeZone: 'Asia/Tokyo', holidays: [] };
const policy = {
  ...guidePolicy,
  alerts: { ...guidePolicy.alerts, holidays: ['2026-12-25'], sites: [tokyo, oslo] },
};

test.each<[string, string | undefined, string, boolean]>([
  ['a site by its own time', 'Oslo', '2026-03-02T07:00:00.000Z', true],
  ['a site before its own time', 'Oslo', '2026-03-02T06:59:00.000Z', false],
  ['a site by its own days', 'Oslo', '2026-03-07T10:00:00.000Z', true],
  ['a site on a holiday of its own', 'Oslo', '2026-05-16T10:00:00.000Z', false],
  ['a site on a holiday of the main one', 'Oslo', '2026-12-25T10:00:00.000Z', true],
  ['a site in another zone', 'Tokyo', '2026-03-02T10:00:00.000Z', false],
  ['a site however it is written', 'oSLO', '2026-03-07T10:00:00.000Z', true],
  ['one that is not known, as the main one', 'Bergen', '2026-03-02T18:00:00.000Z', true],
  ['none, as the main one', undefined, '2026-03-02T18:00:00.000Z', true],
  ['none, at the weekend', undefined, '2026-03-07T10:00:00.000Z', false],
  ['none, on a holiday', undefined, '2026-12-25T10:00:00.000Z', false],
  ['none, on a Friday that is a holiday elsewhere', undefined, '2026-05-15T10:00:00.000Z', true],
])('the office of %s', (_, site, moment, open) => {
  expect(isOpen(policy, site, moment)).toBe(open);
});

test('a moment has the weekday, date and time of the place', () => {
  expect(localTime('Europe/Oslo', '2026-12-31T23:30:00.000Z')).toEqual({
    weekday: 5,
    date: '2027-01-01',
    time: '00:30',
  });
});
