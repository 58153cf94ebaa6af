import { localTime } from '../policy/officeHours';
import type { Reviewing } from '../policy/reviewing';
import { minutesAfter } from '../requests/moments';

const dayMinutes = 24 * 60;

/** The last moment (ISO 8601, to the minute) at or before now at which a weekly review was to be opened, by the site's clock. */
export function lastScheduled({ weekday, at }: Reviewing, timeZone: string, now: string): string {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const local = localTime(timeZone, now);
  const [hour = 0, minute = 0] = local.time.split(':').map(Number);
  const days = (local.weekday - weekday + 7) % 7;
  const since = days * dayMinutes + (hour - hours) * 60 + minute - minutes;
  const back = since < 0 ? since + 7 * dayMinutes : since;
  const guess = `${minutesAfter(now, -back).slice(0, 16)}:00.000Z`;
  // Between may lie a change to or from summer time.
  const [thereHour = 0, thereMinute = 0] = localTime(timeZone, guess).time.split(':').map(Number);
  const off = (thereHour - hours) * 60 + thereMinute - minutes;
  const shifted = minutesAfter(guess, -(off > 720 ? off - dayMinutes : off < -720 ? off + dayMinutes : off));
  return shifted <= now ? shifted : minutesAfter(shifted, -7 * dayMinutes);
}

/** Whether a weekly review is to be opened: the last one, or the beginning of the desk, lies before the last such moment. */
export function isWeeklyDue(scheduled: string, lastOpenedAt: string): boolean {
  return Date.parse(scheduled) > Date.parse(lastOpenedAt);
}
