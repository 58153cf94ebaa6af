/** When somebody is at the site: weekdays (1 is Monday), and from when until when in its own time, as in 07:30. */
export interface OfficeHours {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const made = formats.get(timeZone);
  if (made !== undefined) return made;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}

/** A moment (ISO 8601) as a time zone has it: weekday (1 is Monday), date as in 2026-12-25, time as in 07:30. */
export function localTime(
  timeZone: string,
  moment: string,
): { readonly weekday: number; readonly date: string; readonly time: string } {
  const parts = formatOf(timeZone).formatToParts(new Date(moment));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  return {
    weekday: weekdays.indexOf(part('weekday')) + 1,
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** Whether a moment (ISO 8601) lies within the office hours of a time zone, summer time and half-hour zones included. */
export function isWithin({ days, from, to }: OfficeHours, timeZone: string, moment: string): boolean {
  const { weekday, time } = localTime(timeZone, moment);
  return days.includes(weekday) && from <= time && time < to;
}
