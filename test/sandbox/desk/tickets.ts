import { createHash } from 'node:crypto';
import type { Clock } from '../clock';
import { people } from '../people';
import type { SandboxPerson } from '../people';

/** One entry of a ticket's journal. */
export interface JournalEntry {
  readonly element: 'work_notes' | 'comments';
  readonly value: string;
  readonly at: string;
}

/** A ticket of the sandbox's desk. */
export interface Ticket {
  readonly sysId: string;
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
    ticket(1, 'My phone is gone', people.lea, people.lea),
    ticket(2, 'New employee: first sign-in', people.nils, people.mona),
    ticket(3, 'Lost phone last year', people.lea, people.lea, false),
    ticket(4, 'Locked out', people.kariBergen, people.kariBergen),
    ticket(5, 'New phone', people.pia, people.pia),
    ticket(6, 'Cannot sign in', people.elin, people.elin),
    ticket(7, 'Cannot sign in', people.gus, people.gus),
    ticket(8, 'Cannot sign in', people.emergency, people.georg),
    ticket(9, 'Cannot sign in', people.dina, people.dina),
    ticket(10, 'Cannot sign in', people.rolf, people.rolf),
    ticket(11, 'My phone is gone', people.tara, people.tara),
    ticket(12, 'Locked out', people.kariOslo, people.kariOslo),
    ticket(13, 'I am new here', people.nils, people.nils),
  ];
  return new Map(tickets.map((one) => [one.number, one]));
}

/** Adds to a ticket's journal what an update wrote. */
export function writeJournal(
  one: Ticket,
  element: JournalEntry['element'],
  value: string,
  clock: Clock,
): void {
  one.journal.push({ element, value, at: clock.now().toISOString() });
}

function ticket(
  index: number,
  title: string,
  caller: SandboxPerson,
  openedBy: SandboxPerson,
  active = true,
): Ticket {
  const number = `INC${String(10_000 + index).padStart(7, '0')}`;
  const sysId = createHash('md5').update(number).digest('hex');
  return {
    sysId,
    number,
    title,
    caller,
    openedBy,
    active,
    state: active ? '2' : '7',
    fields: {},
    journal: [],
  };
}
