import { createHash } from 'node:crypto';
import type { Clock } from '../clock';
import { callers } from '../callers';
import { people } from '../people';
import type { SandboxPerson } from '../people';

/** One entry of a ticket's journal. */
export interface JournalEntry {
  readonly element: 'work_notes' | 'comments';
  readonly value: string;
  readonly at: string;
  /** Name of the account that wrote it. */
  readonly by: string;
}

/** A ticket of the sandbox's desk. */
export interface Ticket {
  readonly sysId: string;
  readonly table: 'incident' | 'sc_req_item' | 'sc_request' | 'sc_task';
  readonly number: string;
  readonly title: string;
  readonly caller: SandboxPerson;
  readonly openedBy: SandboxPerson;
  active: boolean;
  state: string;
  readonly fields: Record<string, string>;
  readonly journal: JournalEntry[];
}

/** The seeded tickets, by number. */
export function seedTickets(): Map<string, Ticket> {
  const tickets = [
    incident(1, 'My phone is gone', people.lea, people.lea),
    incident(2, 'New employee: first sign-in', people.nils, people.mona),
    incident(3, 'Lost phone last year', people.lea, people.lea, '7'),
    incident(4, 'Locked out', people.kariBergen, people.kariBergen),
    incident(5, 'New phone', people.pia, people.pia),
    incident(6, 'Cannot sign in', people.elin, people.elin),
    incident(7, 'Cannot sign in', people.gus, people.gus),
    incident(8, 'Cannot sign in', people.emergency, people.georg),
    incident(9, 'Cannot sign in', people.dina, people.dina),
    incident(10, 'Cannot sign in', people.rolf, people.rolf),
    incident(11, 'My phone is gone', people.tara, people.tara),
    incident(12, 'Locked out', people.kariOslo, people.kariOslo),
    incident(13, 'I am new here', people.nils, people.nils),
    incident(14, 'Cannot sign in', people.georg, people.georg),
    // Resolved is still active: the desk closes it by itself some days later.
    incident(15, 'Cannot sign in since Monday', people.lea, people.lea, '6'),
    incident(16, 'Waiting for my new phone', people.lea, people.lea, '3'),
    ticket('sc_request', 'REQ0010001', 'New employee', people.nils, people.mona, '1'),
    ticket('sc_req_item', 'RITM0010001', 'New employee: accounts', people.nils, people.mona, '1'),
    ticket('sc_task', 'SCTASK0010001', 'First sign-in', people.nils, people.mona, '1'),
    ticket('sc_req_item', 'RITM0010002', 'New employee: telephone', people.nils, people.mona, '3'),
    ...callersTickets(),
  ];
  return new Map(tickets.map((one) => [one.number, one]));
}

/** Each caller's own ticket has the number of the caller; for a new employee the manager, or HR, raised it. */
function callersTickets(): Ticket[] {
  const { hedda, hans, vilde, noel, bo, anna, mona } = people;
  const raised = new Map<SandboxPerson, SandboxPerson>([
    [hedda, bo],
    [hans, anna],
    [vilde, anna],
    [noel, mona],
  ]);
  return Object.values(callers).map((caller) =>
    incident(Number(caller.id.slice(-4)), 'Cannot sign in', caller, raised.get(caller) ?? caller),
  );
}

/** Adds to a ticket's journal what an account wrote. */
export function writeJournal(
  one: Ticket,
  element: JournalEntry['element'],
  value: string,
  clock: Clock,
  by: string,
): void {
  one.journal.push({ element, value, at: clock.now().toISOString(), by });
}

/** An incident that somebody opened. */
export function incident(
  index: number,
  title: string,
  caller: SandboxPerson,
  openedBy: SandboxPerson,
  state = '2',
): Ticket {
  return ticket('incident', `INC${String(10_000 + index).padStart(7, '0')}`, title, caller, openedBy, state);
}

function ticket(
  table: Ticket['table'],
  number: string,
  title: string,
  caller: SandboxPerson,
  openedBy: SandboxPerson,
  state: string,
): Ticket {
  const sysId = createHash('md5').update(number).digest('hex');
  const active = table === 'incident' ? state !== '7' : state === '1';
  return { sysId, table, number, title, caller, openedBy, active, state, fields: {}, journal: [] };
}
