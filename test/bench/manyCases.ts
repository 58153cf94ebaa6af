import type { Client } from 'pg';
import { concealed } from '../../services/audit/personal';
import type { Event } from '../../services/requests/event';
import { evolve } from '../../services/requests/evolve';
import type { Request } from '../../services/requests/request';
import { requestKept, requestRow } from '../../services/store/rows';

/** A case that stands for many: its events, in order, the first of which opens it at `begin` (ISO 8601). */
export interface Model {
  readonly events: readonly Event[];
  readonly begin: string;
}

/** How many cases, from which number on, over how many minutes they were opened, and whether their events are written too. */
export interface Many {
  readonly count: number;
  readonly after: number;
  readonly from: string;
  readonly minutes: number;
  readonly withEvents: boolean;
}

const moment = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/**
 * Writes copies of a case, each with ids, a subject and times of its own, in a few statements of the database's own: a million
 * events are there in seconds. Their links are no chain, so that such books cannot be verified.
 */
export async function writeMany(client: Client, { events, begin }: Model, many: Many): Promise<void> {
  const request = events.reduce<Request | undefined>(evolve, undefined);
  if (request === undefined) throw new Error('a case has events');
  const { count, after, from, minutes } = many;
  const series = `(select n, ${idOf('n', 'c')} as id, ${idOf('n', 'd')} as subject,
      timestamptz '${from}' + make_interval(secs => (n - ${after}) * ${(minutes * 60) / count}) as begin
    from generate_series(${after + 1}, ${after + count}) as n) as one`;
  const copied = (text: string): string => copy(text, request, begin);
  const row = { ...requestRow(request), events: events.length, head: 'head', salt: 'salt' };
  const columns = Object.entries(row).map(([name, value]) => [name, columnOf(name, value, copied)] as const);
  await client.query(
    `insert into request (${columns.map(([name]) => name).join(', ')})
      select ${columns.map(([, value]) => value).join(', ')} from ${series}`,
  );
  for (const job of requestKept.jobs(request))
    await client.query(
      `insert into job (request_id, key, priority, run_at)
        select id::uuid, ${copied(job.key)}, ${job.priority}, (${copied(job.runAt)})::timestamptz from ${series}`,
    );
  if (many.withEvents) await writeEvents(client, events, copied, series);
}

async function writeEvents(
  client: Client,
  events: readonly Event[],
  copied: (text: string) => string,
  series: string,
): Promise<void> {
  for (const [index, event] of events.entries()) {
    const { body, personal } = concealed(event, 'salt');
    await client.query(
      `insert into event (request_id, seq, at, by, kind, body, hash)
        select id::uuid, ${index + 1}, (${copied(event.at)})::timestamptz, '${event.by}', '${event.kind}', ${copied(body)}, 'hash'
        from ${series}`,
    );
    for (const { token, value } of personal)
      await client.query(
        `insert into personal (request_id, token, value) select id::uuid, ${quoted(token)}, ${copied(value)} from ${series}
          on conflict do nothing`,
      );
  }
}

function idOf(number: string, kind: 'c' | 'd'): string {
  return `('0000000${kind}-0000-4000-8000-' || lpad(to_hex(${number}), 12, '0'))`;
}

function columnOf(
  name: string,
  value: string | number | boolean | null,
  copied: (text: string) => string,
): string {
  if (value === null) return 'null';
  if (typeof value !== 'string') return String(value);
  if (name === 'ref') return `'TAP-' || lpad(to_hex(n), 8, '0')`;
  if (name === 'locator') return `lpad(to_hex(n), 8, '0')`;
  if (name === 'id' || name === 'subject_id' || name === 'requester_id') return `(${copied(value)})::uuid`;
  if (name === 'waits') return `(${copied(value)})::jsonb`;
  return /_at$|_by$|until$/.test(name) ? `(${copied(value)})::timestamptz` : copied(value);
}

/** An expression that is a text of the model with the copy's own ids and times. */
function copy(text: string, { id, subject, ref, locator }: Request, begin: string): string {
  const replaced = (so: string, from: string, to: string): string => `replace(${so}, ${quoted(from)}, ${to})`;
  let so = quoted(text);
  for (const [from, to] of [
    [id, 'id'],
    [subject.id, 'subject'],
    [ref, `'TAP-' || lpad(to_hex(n), 8, '0')`],
    [locator, `lpad(to_hex(n), 8, '0')`],
  ] as const)
    if (text.includes(from)) so = replaced(so, from, to);
  for (const at of new Set(text.match(moment) ?? [])) {
    const later = (Date.parse(at) - Date.parse(begin)) / 1_000;
    const moved = `to_char((begin + make_interval(secs => ${later})) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    so = replaced(so, at, moved);
  }
  return so;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
