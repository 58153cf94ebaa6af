import type { Clock } from '../clock';
import { startDouble } from '../httpsDouble';
import type { Double, DoubleRequest, DoubleResponse } from '../httpsDouble';
import type { Recorder } from '../recorder';
import { route } from '../routes';
import { agentPage, listPage, portalPage } from './pages';
import { seedTickets, writeJournal } from './tickets';
import type { Ticket } from './tickets';

/** The integration user of the bot. */
export const deskUser = { user: 'tap.desk', password: 'desk-password-of-the-sandbox' };

/** The simulated ServiceNow: the Table API with its traps, and pages for people. */
export interface DeskDouble extends Double {
  readonly tickets: ReadonlyMap<string, Ticket>;
  /** Traps that can be switched on. */
  readonly traps: { ignoreWrites: boolean; blankPeople: boolean; hibernating: boolean };
  ticket(number: string): Ticket;
}

/** Starts the desk. */
export async function startDesk(recorder: Recorder, clock: Clock, port?: number): Promise<DeskDouble> {
  const tickets = seedTickets();
  const traps = { ignoreWrites: false, blankPeople: false, hibernating: false };
  const all = [...tickets.values()];
  const html = (body: string | undefined): DoubleResponse =>
    body === undefined ? { status: 404, body: '' } : { status: 200, body };
  const routes = [
    { method: 'GET', path: /^\/api\/now\/table\/sys_journal_field$/, answer: api(journal) },
    { method: 'GET', path: /^\/api\/now\/table\/(\w+)$/, answer: api(search) },
    { method: 'PATCH', path: /^\/api\/now\/table\/task\/([0-9a-f]{32})$/, answer: api(update) },
    { method: 'GET', path: /^\/$/, answer: () => html(listPage(all)) },
    {
      method: 'GET',
      path: /^\/ticket\/(INC\d+)$/,
      answer: (_: DoubleRequest, number = '') => html(shown(number, agentPage)),
    },
    {
      method: 'GET',
      path: /^\/portal\/(INC\d+)$/,
      answer: (_: DoubleRequest, number = '') => html(shown(number, portalPage)),
    },
  ];
  const double = await startDouble(
    'desk',
    (request) =>
      route(routes, request)?.() ?? { status: 404, body: { error: { message: 'No Record found' } } },
    { recorder, ...(port === undefined ? {} : { port }) },
  );
  return {
    ...double,
    tickets,
    traps,
    ticket(number) {
      const found = tickets.get(number);
      if (found === undefined) throw new Error(`no ticket ${number}`);
      return found;
    },
  };

  function shown(number: string, view: (ticket: Ticket) => string): string | undefined {
    const ticket = tickets.get(number);
    return ticket && view(ticket);
  }

  function api(answer: (request: DoubleRequest, part: string) => DoubleResponse) {
    return (request: DoubleRequest, part = ''): DoubleResponse => {
      if (traps.hibernating)
        return { status: 200, body: '<html><body>Your instance is hibernating</body></html>' };
      const expected = `Basic ${Buffer.from(`${deskUser.user}:${deskUser.password}`).toString('base64')}`;
      if (request.headers['authorization'] !== expected)
        return {
          status: 401,
          body: {
            error: { message: 'User Not Authenticated', detail: 'Required to provide Auth information' },
            status: 'failure',
          },
        };
      return answer(request, part);
    };
  }

  /** Terms with an unknown field are dropped, as the real desk does by default; `^OR` widens. */
  function search(request: DoubleRequest): DoubleResponse {
    const query = request.url.searchParams.get('sysparm_query') ?? '';
    const limit = Number(request.url.searchParams.get('sysparm_limit') ?? 10_000);
    const fields = (request.url.searchParams.get('sysparm_fields') ?? '').split(',');
    const matching = all.filter((ticket) =>
      query.split('^OR').some((part) => part.split('^').every((term) => holds(ticket, term))),
    );
    const result = matching
      .slice(0, limit)
      .map((ticket) => Object.fromEntries(fields.map((name) => [name, value(ticket, name)])));
    return { status: 200, headers: { 'x-total-count': String(matching.length) }, body: { result } };
  }

  function journal(request: DoubleRequest): DoubleResponse {
    const [, id, element] =
      /^element_id=([0-9a-f]{32})\^element=(\w+)$/.exec(
        request.url.searchParams.get('sysparm_query') ?? '',
      ) ?? [];
    const entries =
      all.find((ticket) => ticket.sysId === id)?.journal.filter((entry) => entry.element === element) ?? [];
    return {
      status: 200,
      body: { result: entries.map((entry) => ({ element: entry.element, value: entry.value })) },
    };
  }

  function update(request: DoubleRequest, id: string): DoubleResponse {
    const ticket = all.find((one) => one.sysId === id);
    if (ticket === undefined)
      return { status: 404, body: { error: { message: 'No Record found' }, status: 'failure' } };
    for (const [name, text] of Object.entries(JSON.parse(request.body) as Record<string, string>)) {
      if (traps.ignoreWrites) continue;
      if (name === 'work_notes' || name === 'comments') writeJournal(ticket, name, text, clock);
      else ticket.fields[name] = text;
    }
    return { status: 200, body: { result: { sys_id: ticket.sysId, work_notes: '', comments: '' } } };
  }

  function holds(ticket: Ticket, term: string): boolean {
    const [name = '', wanted] = term.split('=');
    if (!['number', 'sys_id', 'active', 'short_description'].includes(name)) return true;
    return value(ticket, name) === wanted;
  }

  function value(ticket: Ticket, name: string): string {
    const known: Readonly<Record<string, string>> = {
      sys_id: ticket.sysId,
      number: ticket.number,
      short_description: ticket.title,
      active: String(ticket.active),
      state: ticket.state,
      sys_class_name: 'incident',
      'opened_by.user_name': traps.blankPeople ? '' : ticket.openedBy.upn,
      'caller_id.user_name': traps.blankPeople ? '' : ticket.caller.upn,
      'caller_id.email': traps.blankPeople ? '' : ticket.caller.upn,
    };
    return known[name] ?? ticket.fields[name] ?? '';
  }
}
