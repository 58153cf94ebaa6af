import type { Clock } from '../clock';
import { startDouble } from '../httpsDouble';
import type { Double, DoubleRequest, DoubleResponse } from '../httpsDouble';
import type { Recorder } from '../recorder';
import { route } from '../routes';
import { createAccess } from './access';
import type { DeskAccess } from './access';
import { failDesk } from './failures';
import type { DeskFailure } from './failures';
import { agentPage, listPage, portalPage } from './pages';
import { createTableApi, refusal } from './tableApi';
import type { SandboxPerson } from '../people';
import { incident, seedTickets } from './tickets';
import type { JournalEntry, Ticket } from './tickets';
import { createTraps } from './traps';
import type { DeskTraps } from './traps';

/** The integration user of the bot. */
export const deskUser = { user: 'tap.desk', password: 'desk-password-of-the-sandbox' };

/** The simulated ServiceNow: the Table API with its traps, and pages for people. */
export interface DeskDouble extends Double {
  readonly tickets: ReadonlyMap<string, Ticket>;
  /** Traps that can be switched on. */
  readonly traps: DeskTraps;
  readonly access: DeskAccess;
  ticket(number: string): Ticket;
  /** Somebody raises one more ticket for themselves; returns its number. */
  raise(caller: SandboxPerson): string;
  journal(number: string): readonly JournalEntry[];
  /** Makes the next call of a kind go wrong, or the next so many. */
  fail(failure: DeskFailure, on: 'read' | 'write' | 'token', times?: number): void;
  /** Carries the next write out and never answers it. */
  holdNextWrite(): void;
}

/** Starts the desk. */
export async function startDesk(recorder: Recorder, clock: Clock, port?: number): Promise<DeskDouble> {
  const tickets = seedTickets();
  const all = [...tickets.values()];
  const traps = createTraps();
  const access = createAccess(deskUser);
  const api = createTableApi(all, traps, clock, deskUser.user);
  let held = false;
  const routes = [
    {
      method: 'POST',
      path: /^\/oauth_token\.do$/,
      answer: (request: DoubleRequest) => access.token(request),
    },
    { method: 'GET', path: /^\/api\/now\/(?:v\d\/)?table\/(\w+)$/, answer: guarded(api.list) },
    { method: 'PATCH', path: /^\/api\/now\/(?:v\d\/)?table\/(\w+)\/([0-9a-f]{32})$/, answer: guarded(write) },
    { method: 'GET', path: /^\/$/, answer: () => page(listPage(all)) },
    { method: 'GET', path: /^\/ticket\/([A-Z]+\d+)$/, answer: shown(agentPage) },
    { method: 'GET', path: /^\/portal\/([A-Z]+\d+)$/, answer: shown(portalPage) },
  ];
  const double = await startDouble(
    'desk',
    (request) =>
      route(routes, request)?.() ??
      refusal(400, 'Requested URI does not represent any resource', request.url.pathname),
    { recorder, ...(port === undefined ? {} : { port }) },
  );
  const ticket = (number: string): Ticket => {
    const found = tickets.get(number);
    if (found === undefined) throw new Error(`no ticket ${number}`);
    return found;
  };
  return {
    ...double,
    tickets,
    traps,
    access,
    ticket,
    raise(caller) {
      const raised = incident(all.length + 1, 'Locked out', caller, caller);
      tickets.set(raised.number, raised);
      all.push(raised);
      return raised.number;
    },
    journal: (number) => ticket(number).journal,
    fail(failure, on, times = 1) {
      failDesk(double, failure, on, times);
    },
    holdNextWrite() {
      held = true;
    },
  };

  function guarded(answer: (request: DoubleRequest, ...parts: string[]) => Answered) {
    return (request: DoubleRequest, ...parts: string[]): Answered => {
      if (traps.hibernating) return page('<html><body>Your instance is hibernating</body></html>');
      if (!access.allows(request))
        return refusal(401, 'User Not Authenticated', 'Required to provide Auth information');
      return answer(request, ...parts);
    };
  }

  function write(request: DoubleRequest, ...parts: string[]): Answered {
    const answer = api.patch(request, ...parts);
    if (!held) return answer;
    held = false;
    return new Promise<DoubleResponse>(() => undefined);
  }

  function shown(view: (ticket: Ticket) => string) {
    return (_: DoubleRequest, number = ''): DoubleResponse => {
      const found = tickets.get(number);
      return found === undefined ? { status: 404, body: '' } : page(view(found));
    };
  }
}

type Answered = DoubleResponse | Promise<DoubleResponse>;

/** A page without script, whatever its tickets hold. */
function page(body: string): DoubleResponse {
  return {
    status: 200,
    headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" },
    body,
  };
}
