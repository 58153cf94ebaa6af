import type { PageLanguage } from './language';

/** A moment (ISO 8601) and the time zone of the site. */
export interface Moment {
  readonly at: string;
  readonly timeZone: string;
}

/** A moment in the site's time, which is named, as the reader's language has it; with the day when it is not today. Empty for none. */
export function worded({ locale }: PageLanguage, { at, timeZone }: Moment, today = new Date()): string {
  if (at === '') return '';
  const moment = new Date(at);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const isToday = day.format(moment) === day.format(today);
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    ...(isToday ? {} : ({ day: 'numeric', month: 'short' } as const)),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(moment);
}
