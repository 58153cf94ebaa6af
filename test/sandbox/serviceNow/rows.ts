import { createHash } from 'node:crypto';
import type { SandboxPerson } from '../people';
import type { Ticket } from './tickets';
import type { DeskTraps } from './traps';

/** A row as text by field; what is not in it, its table does not have. */
export type Row = Readonly<Record<string, string>>;

/** The field that this instance made for the hand-over link; `task`, its parent table, does not have it. */
export const linkField = 'u_handover_link';

/** All tables that the desk serves. */
export const tables = [
  'task',
  'incident',
  'sc_request',
  'sc_req_item',
  'sc_task',
  'sys_journal_field',
] as const;

/** The rows of a table, read through the traps; journal fields are blank unless asked for as people see them. */
export function rowsOf(
  table: (typeof tables)[number],
  tickets: readonly Ticket[],
  traps: DeskTraps,
  display: boolean,
): readonly Row[] {
  if (table === 'sys_journal_field')
    return traps.journalTable === 'empty' ? [] : tickets.flatMap(journalRows);
  return tickets
    .filter((ticket) => table === 'task' || ticket.table === table)
    .map((ticket) => ticketRow(ticket, table, traps, display));
}

function ticketRow(ticket: Ticket, table: string, traps: DeskTraps, display: boolean): Row {
  const shows = display && !traps.blankJournal;
  return {
    sys_id: ticket.sysId,
    number: ticket.number,
    sys_class_name: ticket.table,
    short_description: ticket.title,
    active: traps.blankState ? '' : String(ticket.active),
    state: traps.blankState ? '' : ticket.state,
    ...person('opened_by', ticket.openedBy, traps),
    ...(table === 'incident' ? person('caller_id', ticket.caller, traps) : {}),
    ...(table === 'sc_request' || table === 'sc_req_item'
      ? person('requested_for', ticket.caller, traps)
      : {}),
    ...(table === 'sc_task' ? person('request_item.requested_for', ticket.caller, traps) : {}),
    ...(table === 'task' ? {} : { [linkField]: ticket.fields[linkField] ?? '' }),
    work_notes: shows ? journalText(ticket, 'work_notes') : '',
    comments: shows ? journalText(ticket, 'comments') : '',
  };
}

function person(path: string, { upn, disabled }: SandboxPerson, traps: DeskTraps): Row {
  const named = (text: string): string => (traps.blankPeople ? '' : text);
  return {
    [`${path}.user_name`]: named(upn),
    [`${path}.email`]: named(upn),
    [`${path}.active`]: named(String(disabled !== true)),
  };
}

function journalRows(ticket: Ticket): readonly Row[] {
  return ticket.journal.map((entry, index) => ({
    sys_id: createHash('md5').update(`${ticket.number}/${index}`).digest('hex'),
    element_id: ticket.sysId,
    element: entry.element,
    name: ticket.table,
    value: entry.value,
    sys_created_on: deskTime(entry.at),
    sys_created_by: entry.by,
  }));
}

/** The journal in one text, newest first, each entry under its time, author and kind. */
function journalText(ticket: Ticket, element: 'work_notes' | 'comments'): string {
  const kind = element === 'comments' ? 'Additional comments' : 'Work notes';
  return ticket.journal
    .filter((entry) => entry.element === element)
    .map((entry) => `${deskTime(entry.at)} - ${entry.by} (${kind})\n${entry.value}\n\n`)
    .reverse()
    .join('');
}

function deskTime(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}
