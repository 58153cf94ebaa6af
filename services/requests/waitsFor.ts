import { attestersWanted } from './decideEvidence';
import type { Request } from './request';

/** Who has to do something for a case to go on: people by name, else the desk, an approver or the opener. */
export interface WaitsFor {
  readonly role: 'desk' | 'approver' | 'opener' | '';
  readonly people: readonly string[];
}

/** For whom an open case waits now. */
export function waitsFor(request: Request): WaitsFor {
  const { requester, subject, asked, evidence, approvers, approvals } = request;
  switch (request.stage) {
    case 'verifying': {
      const unanswered = asked.filter(({ person }) => !evidence.some(({ by }) => by === person.id));
      const more = unanswered.length === 0 || attestersWanted(request) > 0 || canCall(request);
      return people([...(more ? [requester] : []), ...unanswered.map(({ person }) => person)]);
    }
    case 'awaitingApproval': {
      const silent = approvers.filter(({ id }) => !approvals.some(({ approver }) => approver.id === id));
      return silent.length === 0 ? { role: 'approver', people: [] } : people(silent);
    }
    case 'prepared':
      return people([requester]);
    case 'ready':
      return request.opener === 'subject' ? people([subject]) : { role: 'opener', people: [] };
    case 'handedOver':
    case 'used':
      return people([subject]);
    case 'preparing':
    case 'closing':
    case 'closed':
      return { role: 'desk', people: [] };
  }
}

function canCall({ offers, evidence }: Request): boolean {
  return offers.callBack !== undefined && !evidence.some(({ kind }) => kind === 'callBack');
}

function people(list: readonly { readonly name: string }[]): WaitsFor {
  return { role: '', people: list.map(({ name }) => name) };
}
