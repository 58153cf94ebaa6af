import { isWithin } from './officeHours';
import type { Policy } from './policy';

/** Whether the office of a site (the main one when it is not named, or not known) is open at a moment (ISO 8601). */
export function isOpen(policy: Policy, siteName: string | undefined, moment: string): boolean {
  const { timeZone, officeHours, holidays } = policy.alerts.sites.find(
    ({ name }) => name.toLowerCase() === siteName?.toLowerCase(),
  ) ?? { ...policy, holidays: policy.alerts.holidays };
  return isWithin(officeHours, timeZone, moment) && !holidays.includes(dateIn(timeZone, moment));
}

/** The date of a moment in a time zone, as in 2026-12-25. */
function dateIn(timeZone: string, moment: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(moment));
  return (['year', 'month', 'day'] as const)
    .map((type) => parts.find((one) => one.type === type)?.value ?? '')
    .join('-');
}
