/** A moment (ISO 8601) to the second, in UTC; empty for none. */
export function second(moment: string): string {
  return moment === '' ? '' : `${moment.slice(0, 19).replace('T', ' ')} UTC`;
}
