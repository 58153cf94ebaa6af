/** A moment (ISO 8601) to the minute, in UTC. */
export function minute(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' ')} UTC`;
}
