import { classOf, refusedBecause } from '../policy/classOf';
import type { SubjectClass } from '../policy/terms';
import { implausible } from '../policy/plausible';
import { reachable } from '../policy/reachable';
import { isUnrestricted } from '../policy/unrestricted';
import type { Command } from './command';
import { fresh } from './moments';
import type { Decision, Refusal } from './refusal';
import { refuseOpener } from './refuseOpener';

type Open = Extract<Command, { kind: 'open' }>;

/** Whether a request may open at all: the subject, the scenario, the ticket and the opener are judged on fresh facts. */
export function decideOpening(command: Open, now: string): Decision {
  const refusal = refuse(command, now);
  if (refusal !== undefined) return { events: [], refusal };
  const { opening } = command;
  const { manager } = opening;
  if (manager === undefined || !opening.offers.kinds.includes('managerVouch'))
    return { events: [{ kind: 'opened', opening }] };
  return {
    events: [
      { kind: 'opened', opening },
      { kind: 'asked', evidence: 'managerVouch', person: manager },
    ],
  };
}

/** The first reason why the facts do not allow the request, or undefined; also asked before the facts card is shown. */
export function refuse(command: Open, now: string): Refusal | undefined {
  const { opening, subject, ids } = command;
  if (!fresh(subject.readAt, now)) return { refused: 'staleFacts' };
  return (
    refuseSubject(command) ??
    refuseClass(opening, classOf(subject, ids)) ??
    refuseAccess(command) ??
    refuseFacts(command) ??
    refuseSigns(opening) ??
    refuseTicket(command) ??
    refuseOffers(opening) ??
    refuseOpener(opening, now)
  );
}

function refuseSubject({ opening, subject, ids, samePerson }: Open): Refusal | undefined {
  const { pilotGroup } = ids;
  if (opening.modes.includes('pilot') && (pilotGroup === undefined || !subject.groupIds.includes(pilotGroup)))
    return { refused: 'notInPilot' };
  if (samePerson || subject.id === opening.requester.id)
    return { refused: 'subjectRefused', because: 'self' };
  const because = refusedBecause(subject, ids);
  return because === undefined ? undefined : { refused: 'subjectRefused', because };
}

function refuseClass({ scenario, class: judged }: Open['opening'], now: SubjectClass): Refusal | undefined {
  // The rule came with the class that was judged; it must still be the class that the facts give.
  if (judged !== now) return { refused: 'classChanged' };
  return scenario === 'privileged' && now !== 'privileged' ? { refused: 'notPrivileged' } : undefined;
}

function refuseAccess({ opening, subject }: Open): Refusal | undefined {
  return isUnrestricted(subject, opening.class) ? { refused: 'unrestricted' } : undefined;
}

function refuseFacts({ opening, subject, tapGroupIds }: Open): Refusal | undefined {
  const odd = implausible(subject, opening.scenario, opening.strongMethods);
  if (odd !== undefined) {
    switch (odd.why) {
      case 'hasStrongMethod':
        return { refused: 'hasStrongMethod', methods: odd.methods };
      case 'notNewHire':
        return { refused: 'notNewHire', methods: odd.methods };
      case 'startDateUnknown':
        return { refused: 'startDateUnknown' };
      case 'outsideStart':
        return { refused: 'outsideStart' };
    }
  }
  if (subject.pass !== undefined && alive(subject.pass.state)) return { refused: 'foreignPass' };
  return subject.groupIds.some((id) => tapGroupIds.includes(id)) ? { refused: 'alreadyInGroup' } : undefined;
}

/** A first pass is never made while nobody is at the site, nor any by a technician whose own account looks taken over. */
function refuseSigns({ scenario, signals, modes }: Open['opening']): Refusal | undefined {
  if (modes.includes('reportOnly')) return undefined;
  const seen = signals.map(({ kind }) => kind);
  if (seen.includes('requesterAtRisk')) return { refused: 'requesterAtRisk' };
  return scenario === 'onboarding' && seen.includes('outOfHours') ? { refused: 'outOfHours' } : undefined;
}

function refuseTicket({ opening, subject, ticket }: Open): Refusal | undefined {
  if (!ticket.open) return { refused: 'ticketClosed', number: ticket.number };
  if (ticket.forSubject === 'mismatch') return { refused: 'ticketForeign', number: ticket.number };
  if (opening.scenario === 'onboarding' && sameName(ticket.raisedBy, subject.upn)) {
    return { refused: 'ticketRaisedBy', number: ticket.number };
  }
  return undefined;
}

/** A case that nothing on offer can prove is not begun: the caller would only be kept waiting. */
function refuseOffers({ rule, offers }: Open['opening']): Refusal | undefined {
  return reachable(rule.evidence, offers.withheld).length === 0 ? { refused: 'unprovable' } : undefined;
}

function alive(state: string): boolean {
  return state !== 'used' && state !== 'expired';
}

function sameName(left: string | undefined, right: string): boolean {
  return left?.toLowerCase() === right.toLowerCase();
}
