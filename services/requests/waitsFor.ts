import type { Person } from '../policy/facts';
import { attestersWanted } from './decideEvidence';
import type { Request } from './request';

/** The parts that can be waited for; `user` is the subject, or whoever opens the page instead. */
export const waitedParts = ['technician', 'colleague', 'approver', 'user', 'desk'] as const;
export type WaitedPart = (typeof waitedParts)[number];

/** Who has to do something for a case to go on: their parts, and the people by name where they are known. */
export interface WaitsFor {
  readonly parts: readonly WaitedPart[];
  readonly people: readonly Person[];
}

/** For whom an open case waits now. */
export function waitsFor(request: Request): WaitsFor {
  const { requester, subject, asked, evidence, approvers, approvals } = request;
  switch (request.stage) {
    case 'verifying': {
      const unanswered = asked
        .filter(({ person }) => !evidence.some(({ by }) => by === person.id))
        .map(({ person }) => person);
      const more = unanswered.length === 0 || attestersWanted(request) > 0 || canCall(request);
      const parts = [
        ...(more ? ['technician' as const] : []),
        ...(unanswered.length > 0 ? ['colleague' as const] : []),
      ];
      return { parts, people: [...(more ? [requester] : []), ...unanswered] };
    }
    case 'awaitingApproval': {
      const silent = approvers.filter(({ id }) => !approvals.some(({ approver }) => approver.id === id));
      return { parts: ['approver'], people: silent };
    }
    case 'prepared':
      return { parts: ['technician'], people: [requester] };
    case 'ready':
      return { parts: ['user'], people: request.opener === 'subject' ? [subject] : [] };
    case 'handedOver':
    case 'used':
      return { parts: ['user'], people: [subject] };
    case 'preparing':
    case 'closing':
    case 'closed':
      return { parts: ['desk'], people: [] };
  }
}

function canCall({ offers, evidence }: Request): boolean {
  return offers.callBack !== undefined && !evidence.some(({ kind }) => kind === 'callBack');
}
