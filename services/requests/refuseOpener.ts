import { isReadOutOver, mayBeReadOut } from '../policy/readOut';
import type { Refusal } from './refusal';
import type { Opening } from './request';

/** Why a case cannot be opened at the page by whoever was chosen, at this moment (ISO 8601); undefined when it can. */
export function refuseOpener(opening: Opening, now: string): Refusal | undefined {
  const { rule, opener, scenario, manager, offers } = opening;
  if (opener === 'technicianByPhone') return refuseReadOut(opening, now);
  if (!rule.openers.includes(opener)) return { refused: 'openerNotAllowed', opener, scenario };
  if (opener !== 'manager') return undefined;
  if (manager === undefined) return { refused: 'noManager' };
  // Whoever could make themselves the manager could open the page.
  return offers.manager === undefined ? undefined : { refused: 'managerUnsettled', because: offers.manager };
}

/** No rule names it: only a dated exception does, and only for a call to a number that the desk may ring. */
function refuseReadOut(opening: Opening, now: string): Refusal | undefined {
  const { readOut, opener, scenario, offers } = opening;
  if (readOut === undefined || !mayBeReadOut(opening))
    return { refused: 'openerNotAllowed', opener, scenario };
  if (isReadOutOver(readOut, now)) return { refused: 'exceptionOver' };
  return offers.callBack === undefined ? { refused: 'noNumberToCall' } : undefined;
}
