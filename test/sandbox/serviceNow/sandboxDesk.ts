import type { SandboxDesk } from '../sandboxDesk';
import { deskUser } from './serviceNow';
import type { DeskDouble } from './serviceNow';

/** The simulated ServiceNow as the sandbox's service desk. */
export function serviceNowDesk(desk: DeskDouble): SandboxDesk {
  return {
    url: desk.url,
    environment: {
      DESK: 'servicenow',
      DESK_URL: desk.url,
      DESK_USER: deskUser.user,
      DESK_PASSWORD: deskUser.password,
      DESK_TICKET_LINK: '/ticket/{number}',
    },
    ticketOf(person) {
      const own = [...desk.tickets.values()].find(
        (ticket) => ticket.caller.id === person.id && ticket.active,
      );
      if (own === undefined) throw new Error(`no ticket for ${person.name}`);
      return own.number;
    },
    ticketPage: (reader, number) => `${desk.url}/${reader === 'agent' ? 'ticket' : 'portal'}/${number}`,
    // It is closed with the rest of the tenant's surroundings.
    close: () => Promise.resolve(),
  };
}
