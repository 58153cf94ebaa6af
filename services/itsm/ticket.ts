import { z } from 'zod/v4';
import type { Person, TicketFacts } from '../policy/facts';

const text = z.string().default('');

/** A task row as the Table API gives it with dot-walked people. */
export const taskRow = z.looseObject({
  sys_id: z.string().regex(/^[0-9a-f]{32}$/),
  number: z.string(),
  short_description: text,
  active: text,
  state: text,
  sys_class_name: text,
  'opened_by.user_name': text,
  'opened_by.email': text,
  'caller_id.user_name': text,
  'caller_id.email': text,
  'request_item.requested_for.user_name': text,
  'requested_for.user_name': text,
  'requested_for.email': text,
});

/** The fields that are asked for; least of all. */
export const taskFields = Object.keys(taskRow.shape).join(',');

/** A ticket number in canonical form, or undefined for text that is none. */
export function parseNumber(text: string): string | undefined {
  const canonical = text.trim().toUpperCase();
  return /^(INC|RITM|REQ|SCTASK|TASK)\d{7,10}$/.test(canonical) ? canonical : undefined;
}

/** Which table holds tickets with this number. */
export function tableOf(number: string): string {
  if (number.startsWith('INC')) return 'incident';
  if (number.startsWith('RITM')) return 'sc_req_item';
  if (number.startsWith('REQ')) return 'sc_request';
  return number.startsWith('SCTASK') ? 'sc_task' : 'task';
}

/** The ticket judged against the subject; people are matched by user name or mail, never by display name. */
export function ticketFacts(row: z.infer<typeof taskRow>, subject: Person, link: string): TicketFacts {
  const people = [
    row['caller_id.user_name'],
    row['caller_id.email'],
    row['requested_for.user_name'],
    row['requested_for.email'],
    row['request_item.requested_for.user_name'],
  ].filter((name) => name !== '');
  const match = people.some((name) => name.toLowerCase() === subject.upn.toLowerCase());
  const raisedBy = row['opened_by.user_name'] || row['opened_by.email'];
  return {
    id: row.sys_id,
    number: row.number,
    title: row.short_description,
    open:
      row.active === 'true' &&
      !['6', '7', '8', 'resolved', 'closed', 'cancelled'].includes(row.state.toLowerCase()),
    forSubject: match ? 'match' : people.length === 0 ? 'unknown' : 'mismatch',
    raisedBy: raisedBy === '' ? undefined : raisedBy,
    link,
  };
}
