import { z } from 'zod/v4';
import { Fault } from '../../faults';
import type { Person, TicketFacts } from '../../policy/facts';
import { judge, nameOf } from '../people';
import type { NamedPerson } from '../people';
import type { TrackerClient } from './client';

const text = z.string().default('');

/** A user, or a group, which is nobody in particular. */
const account = z.object({ type: text, Name: text, EmailAddress: text });

const found = z.object({
  id: z.coerce.string().regex(/^[1-9]\d{0,8}$/),
  Subject: text,
  Status: text,
  // An empty list comes as an empty text.
  Requestor: z.array(account).or(z.literal('').transform((): z.infer<typeof account>[] => [])),
  Creator: account.optional(),
});

const known = found.pick({ id: true, Subject: true, Status: true });

/** A ticket as the tracker shows it to us; `active` is its own word for work that goes on. */
export interface TrackerTicket {
  readonly number: string;
  readonly title: string;
  readonly active: boolean;
  readonly requestors: readonly NamedPerson[];
  readonly raisedBy: readonly string[];
}

const shown = {
  fields: 'Subject,Status,Requestor,Creator',
  'fields[Requestor]': 'Name,EmailAddress',
  'fields[Creator]': 'Name,EmailAddress',
};

/** The ticket with this canonical number; undefined only when there is none. Throws Fault. */
export async function readTicket(
  client: TrackerClient,
  number: string,
  merged = false,
): Promise<TrackerTicket | undefined> {
  const [ticket, active] = await Promise.all([
    search(client, number, ''),
    // Which statuses are over differs by lifecycle, which only the tracker knows.
    search(client, number, ` AND Status = '__Active__'`),
  ]);
  if (ticket !== undefined) {
    return {
      number,
      title: ticket.Subject,
      active: active !== undefined,
      requestors: ticket.Requestor.filter(isUser).map((user) => ({ active: true, names: namesOf(user) })),
      raisedBy: ticket.Creator === undefined ? [] : namesOf(ticket.Creator),
    };
  }
  // A search leaves out, without a word, what is hidden from us, merged into another, or deleted.
  const body = await client.get(`ticket/${number}`);
  if (body === undefined) return undefined;
  const { id, Subject: title } = parse(known, body);
  if (id !== number && merged) throw new Fault('DESK_ANSWER', { retryable: false });
  if (id !== number) return await readTicket(client, id, true);
  return { number, title, active: false, requestors: [], raisedBy: [] };
}

/** The ticket judged against the subject. */
export function ticketFacts(ticket: TrackerTicket, subject: Person): Omit<TicketFacts, 'link'> {
  return {
    id: ticket.number,
    number: ticket.number,
    title: ticket.title,
    open: ticket.active,
    forSubject: judge(ticket.requestors, subject),
    raisedBy: nameOf(ticket.raisedBy, subject),
  };
}

async function search(client: TrackerClient, number: string, more: string) {
  const items = await client.list('tickets', { query: `id = ${number}${more}`, ...shown });
  const [item, ...others] = items.map((one) => parse(found, one));
  if (item === undefined) return undefined;
  if (others.length > 0 || item.id !== number) throw new Fault('DESK_ANSWER', { retryable: false });
  return item;
}

function parse<T>(shape: z.ZodType<T>, value: unknown): T {
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw new Fault('DESK_ANSWER', { retryable: false });
  return parsed.data;
}

function isUser({ type }: z.infer<typeof account>): boolean {
  return type === 'user';
}

/** The tracker's own accounts are no people. */
function namesOf(user: z.infer<typeof account>): readonly string[] {
  return ['RT_System', 'Nobody'].includes(user.Name) ? [] : [user.Name, user.EmailAddress];
}
