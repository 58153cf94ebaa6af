import { dutyConflict } from '../policy/duties';
import type { AskedEvidence } from '../policy/evidence';
import { partsOf } from './parts';
import type { Request } from './request';

/** What a person is asked to say about a case, and since when (ISO 8601). */
export interface AskedWord {
  readonly what: 'approval' | AskedEvidence;
  readonly since: string;
}

/** The word for which a case waits from this person now; undefined when it waits for none that they may give. */
export function asksWordOf(request: Request, personId: string): AskedWord | undefined {
  const { stage, asked, evidence, approvers, openedAt, submittedAt, rungAt } = request;
  if (stage === 'verifying') {
    const question = asked.find(({ person }) => person.id === personId);
    if (question === undefined || evidence.some(({ by }) => by === personId)) return undefined;
    return { what: question.kind, since: question.at ?? openedAt };
  }
  if (stage !== 'awaitingApproval' || !approvers.some(({ id }) => id === personId)) return undefined;
  if (dutyConflict(personId, partsOf(request)) !== undefined) return undefined;
  return { what: 'approval', since: submittedAt ?? rungAt ?? openedAt };
}
