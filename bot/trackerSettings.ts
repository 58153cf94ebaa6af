import { Secret } from '../services/secret';

interface Given {
  readonly DESK_URL: string;
  readonly DESK_TOKEN?: Secret | undefined;
  readonly DESK_LINK_FIELD?: string | undefined;
  readonly DESK_DONE?: string | undefined;
  readonly DESK_TICKET_LINK?: string | undefined;
}

/** What Request Tracker needs to be reached. */
export function trackerOf(given: Given) {
  return {
    kind: 'rt' as const,
    url: given.DESK_URL,
    token: given.DESK_TOKEN ?? new Secret(''),
    linkField: given.DESK_LINK_FIELD,
    done: given.DESK_DONE,
    // Who may not see the agents' page is led on to the requesters' own.
    ticketLink: given.DESK_TICKET_LINK ?? '/Ticket/Display.html?id={number}',
  };
}

/** What is wrong with the settings of Request Tracker taken together. */
export function trackerFaults({
  DESK_TOKEN: token,
  DESK_DONE: done,
  DESK_TICKET_LINK: link,
}: Given): string[] {
  return [
    ...(token === undefined ? ['DESK_TOKEN: expected an authentication token of the bot’s user'] : []),
    ...(done === undefined || /^[\p{L}\d _-]{1,64}$/u.test(done)
      ? []
      : ['DESK_DONE: expected a status as in resolved']),
    ...(link === undefined || link.includes('{number}')
      ? []
      : ['DESK_TICKET_LINK: expected a path with {number} in it']),
  ];
}
