import type { NoteData } from '../cards/notes';
import { openerName } from '../services/opener';
import type { Request } from '../services/requests/request';
import type { World } from '../services/world';

/** What a ticket note says: codes and names, never a passcode, a claim code or the hand-over link. */
export function noteData(world: World, request: Request, note: string): NoteData {
  return {
    note: note === 'noteHandedOver' && request.readOut !== undefined ? 'noteReadOut' : note,
    timeZone: world.policy.timeZone,
    scenario: request.scenario,
    outcome: request.outcome ?? '',
    because: request.because ?? '',
    opener: request.opener,
    values: {
      ref: request.ref,
      subject: request.subject.name,
      requester: request.requester.name,
      openerName: openerName(request),
      ...exceptionValues(request),
      approvers: request.approvals.map((approval) => approval.approver.name).join(', '),
      deniedBy: request.deniedBy?.name ?? '',
      registered: request.registered.map((method) => method.label).join(', '),
    },
    until: request.readyUntil ?? '',
  };
}

function exceptionValues({ readOut }: Request): Readonly<Record<string, string>> {
  return readOut === undefined ? {} : { exceptionUntil: readOut.until, exceptionBy: readOut.approvedBy };
}
