import { z } from 'zod/v4';
import { Fault } from '../../faults';
import type { Person, TicketFacts } from '../../policy/facts';
import { judge, nameOf } from '../people';
import type { NamedPerson } from '../people';

const text = z.string().default('');

/** A task row as the Table API gives it with dot-walked people; what the desk hides from us is blank or missing. */
const taskRow = z.object({
  sys_id: z.string().regex(/^[0-9a-f]{32}$/),
  number: text,
  short_description: text,
  active: text,
  state: text,
  'opened_by.user_name': text,
  'opened_by.email': text,
  'caller_id.user_name': text,
  'caller_id.email': text,
  'caller_id.active': text,
  'requested_for.user_name': text,
  'requested_for.email': text,
  'requested_for.active': text,
  'request_item.requested_for.user_name': text,
  'request_item.requested_for.email': text,
  'request_item.requested_for.active': text,
});

type TaskRow = z.infer<typeof taskRow>;

/** The fields that are asked for; least of all. */
export const taskFields = Object.keys(taskRow.shape);

/** A row of a task table. Throws Fault when it is none. */
export function readTask(row: unknown): TaskRow {
  const parsed = taskRow.safeParse(row);
  if (!parsed.success) throw new Fault('DESK_ANSWER', { retryable: false });
  return parsed.data;
}

// An incident waits in state 3, a request item is closed in it; the words are those of instances that use none of the numbers.
const over: Readonly<Record<string, readonly string[]>> = {
  incident: ['6', '7', '8', 'resolved', 'closed', 'cancelled', 'canceled'],
  other: ['3', '4', '7', '8', 'closed', 'cancelled', 'canceled'],
};

/** Whether work on this row goes on; throws Fault when the desk hides it. */
export function isOpen({ active, state }: TaskRow, table: string): boolean {
  if (active === '' || state === '') throw new Fault('DESK_FORBIDDEN', { retryable: false });
  const ended = over[table] ?? over['other'] ?? [];
  return active === 'true' && !ended.includes(state.toLowerCase());
}

/** The ticket judged against the subject; throws Fault when the desk hides whether it is open. */
export function ticketFacts(row: TaskRow, table: string, subject: Person): Omit<TicketFacts, 'id' | 'link'> {
  return {
    number: row.number,
    title: row.short_description,
    open: isOpen(row, table),
    forSubject: judge(peopleOf(row), subject),
    raisedBy: nameOf([row['opened_by.user_name'], row['opened_by.email']], subject),
  };
}

function peopleOf(row: TaskRow): readonly NamedPerson[] {
  return (['caller_id', 'requested_for', 'request_item.requested_for'] as const).map((path) => ({
    active: row[`${path}.active`] !== 'false',
    names: [row[`${path}.user_name`], row[`${path}.email`]],
  }));
}
