import { isWithin, localTime } from './officeHours';
import type { Policy } from './policy';

/** Whether the office of a site (the main one when it is not named, or not known) is open at a moment (ISO 8601). */
export function isOpen(policy: Policy, siteName: string | undefined, moment: string): boolean {
  const { timeZone, officeHours, holidays } = policy.alerts.sites.find(
    ({ name }) => name.toLowerCase() === siteName?.toLowerCase(),
  ) ?? { ...policy, holidays: policy.alerts.holidays };
  return isWithin(officeHours, timeZone, moment) && !holidays.includes(localTime(timeZone, moment).date);
}
