/** When somebody is at the site: weekdays (1 is Monday), and from when until when in its own time, as in 07:30. */
export interface OfficeHours {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Whether a moment (ISO 8601) lies within the office hours of a time zone, summer time and half-hour zones included. */
export function isWithin({ days, from, to }: OfficeHours, timeZone: string, moment: string): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(moment));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  return days.includes(weekdays.indexOf(part('weekday')) + 1) && from <= time && time < to;
}
