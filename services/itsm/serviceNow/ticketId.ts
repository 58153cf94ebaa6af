/** Where a ticket is kept: its table, because a field of one class is silently dropped when written through another, and its row. */
export interface TicketPlace {
  readonly table: string;
  readonly row: string;
}

const shape = /^(incident|sc_req_item|sc_request|sc_task|task)\/([0-9a-f]{32})$/;

/** The id under which the desk's tickets are remembered, as in `incident/<32 hex digits>`. */
export function ticketId({ table, row }: TicketPlace): string {
  return `${table}/${row}`;
}

/** The place that an id names; an id that `ticketId` did not make is a bug. */
export function placeOf(id: string): TicketPlace {
  const [, table, row] = shape.exec(id) ?? [];
  if (table === undefined || row === undefined) throw new Error('not a ticket id');
  return { table, row };
}
