/** The moment (ISO 8601) so many minutes after another. */
export function minutesAfter(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString();
}

/** Facts older than this many seconds are read again rather than believed. */
export const factsHoldSeconds = 60;

/** Whether facts read at one moment may still be believed at another. */
export function fresh(readAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(readAt) <= factsHoldSeconds * 1000;
}
