import type { Clock } from '../clock';
import type { DoubleRequest, DoubleResponse } from '../httpsDouble';
import { matches } from './encodedQuery';
import { linkField, rowsOf, tables } from './rows';
import type { Row } from './rows';
import { writeJournal } from './tickets';
import type { Ticket } from './tickets';
import type { DeskTraps } from './traps';

type Answer = (request: DoubleRequest, ...parts: string[]) => DoubleResponse;

/** The Table API: lists of a table, and changes to one row. */
export interface TableApi {
  readonly list: Answer;
  readonly patch: Answer;
}

/** The part of the Table API that an integration with tickets meets; `writer` signs what it writes. */
export function createTableApi(
  tickets: readonly Ticket[],
  traps: DeskTraps,
  clock: Clock,
  writer: string,
): TableApi {
  return {
    list(request, name = '') {
      const table = tables.find((one) => one === name);
      if (table === undefined) return refusal(400, `Invalid table ${name}`, null);
      if (table === 'sys_journal_field' && traps.journalTable === 'forbidden') return forbidden;
      const asked = request.url.searchParams;
      const rows = rowsOf(table, tickets, traps, asked.get('sysparm_display_value') === 'true');
      const known = new Set(Object.keys(rows[0] ?? {}));
      const query = asked.get('sysparm_query') ?? '';
      const found = ordered(query, rows).filter((row) =>
        matches(query, { known, value: (field) => row[field] ?? '' }),
      );
      if (found.length === 0 && traps.emptyIsMissing) return nothing;
      const page = found.slice(0, Number(asked.get('sysparm_limit') ?? 10_000));
      const readable = traps.hideTickets && table !== 'sys_journal_field' ? [] : page;
      const fields = asked.get('sysparm_fields')?.split(',');
      return {
        status: 200,
        headers: { 'x-total-count': String(found.length) },
        body: { result: readable.map((row) => pick(row, fields)) },
      };
    },

    patch(request, table = '', id = '') {
      const [row] = rowsOf(tables.find((one) => one === table) ?? 'task', tickets, traps, false).filter(
        (one) => one['sys_id'] === id,
      );
      const ticket = tickets.find((one) => one.sysId === id);
      if (row === undefined || ticket === undefined || traps.hideTickets) return missing;
      const written = JSON.parse(request.body) as Readonly<Record<string, string>>;
      if (!traps.ignoreWrites) {
        for (const [field, text] of Object.entries(written)) {
          // A field that this table does not have is dropped in silence.
          if (field in row) write(ticket, field, text);
        }
      }
      return { status: 200, body: { result: row } };
    },
  };

  function write(ticket: Ticket, field: string, text: string): void {
    if (field === 'work_notes' || field === 'comments')
      writeJournal(ticket, field, text.slice(0, traps.journalLimit), clock, writer);
    else if (field === 'state') ticket.state = text;
    else if (field === linkField) ticket.fields[linkField] = text.slice(0, traps.linkLimit);
  }
}

const forbidden = refusal(403, 'User Not Authorized', 'Failed API level ACL Validation');
const missing = refusal(404, 'No Record found', "Record doesn't exist or ACL restricts the record retrieval");
const nothing = refusal(
  404,
  'No Record found',
  'Records matching query not found. Check query parameter or offset parameter',
);

/** A refusal in the shape of the Table API. */
export function refusal(status: number, message: string, detail: string | null): DoubleResponse {
  return { status, body: { error: { message, detail }, status: 'failure' } };
}

function ordered(query: string, rows: readonly Row[]): readonly Row[] {
  const [, descending, field] = /\^ORDERBY(DESC)?([a-z_]+)/.exec(query) ?? [];
  if (field === undefined) return rows;
  const sorted = rows.toSorted((left, right) => (left[field] ?? '').localeCompare(right[field] ?? ''));
  return descending === undefined ? sorted : sorted.reverse();
}

function pick(row: Row, fields: readonly string[] | undefined): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => fields === undefined || fields.includes(name)),
  );
}
