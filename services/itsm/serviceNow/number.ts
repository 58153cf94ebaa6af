const longest = 40;

/** A ticket number in canonical form, or undefined for text that is none; the only text of people that enters a query. */
export function parseNumber(text: string): string | undefined {
  if (text.length > longest) return undefined;
  // Space is allowed before the digits only: among them it could join two numbers to a third.
  const [, prefix, digits] =
    /^#?(INC|RITM|REQ|SCTASK|TASK)[\s-]*(\d{7,10})$/.exec(text.normalize('NFKC').trim().toUpperCase()) ?? [];
  return prefix === undefined || digits === undefined ? undefined : `${prefix}${digits}`;
}

/** Which table holds tickets with this canonical number. */
export function tableOf(number: string): string {
  if (number.startsWith('INC')) return 'incident';
  if (number.startsWith('RITM')) return 'sc_req_item';
  if (number.startsWith('REQ')) return 'sc_request';
  return number.startsWith('SCTASK') ? 'sc_task' : 'task';
}
