import type { ShownPerson, ShownRequest } from '../cards/shown';
import { openerName } from '../services/opener';
import type { Person } from '../services/policy/facts';
import type { Request } from '../services/requests/request';
import type { World } from '../services/world';

/** The facts of a request that most cards show. */
export function shown(world: World, request: Request): ShownRequest {
  return {
    id: request.id,
    ref: request.ref,
    scenario: request.scenario,
    class: request.class,
    subject: shownPerson(request.subject),
    requester: request.requester.name,
    ticketNumber: request.ticket.number,
    ticketLink: request.ticket.link,
    reason: request.reason,
    opener: request.opener,
    openerName: openerName(request),
    readOut: request.readOut,
    modes: request.modes,
    lifetimeMinutes: request.rule.lifetimeMinutes,
    timeZone: world.policy.timeZone,
  };
}

/** A person as shown. */
export function shownPerson({ id, name, upn }: Person): ShownPerson {
  return { name, upn, idTail: id.slice(-4) };
}
