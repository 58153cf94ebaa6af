import { classOf } from '../policy/classOf';
import type { ProtectedIds } from '../policy/classOf';
import type { SubjectFacts } from '../policy/facts';
import type { SubjectClass } from '../policy/terms';
import { isUnrestricted } from '../policy/unrestricted';
import type { Decision } from './refusal';
import type { Request } from './request';

const order: readonly SubjectClass[] = ['ordinary', 'sensitive', 'privileged', 'refused'];

/**
 * What follows when the subject's class is no longer the one that was judged: a rise ends the case, since its approvals were
 * given for less; facts that could not be read decide nothing. And when the class is the same, but what has to restrict a
 * privileged pass is gone: the case waits. Undefined while all is as it was.
 */
export function subjectChange(
  request: Request,
  subject: SubjectFacts,
  ids: ProtectedIds,
): Decision | undefined {
  const now = classOf(subject, ids);
  if (now === request.class)
    return isUnrestricted(subject, now) ? { events: [], refusal: { refused: 'unrestricted' } } : undefined;
  const isKnown = subject.roles !== undefined && subject.powerful !== undefined;
  if (now === 'privileged' && !isKnown) return { events: [], refusal: { refused: 'classUnknown' } };
  const rose = order.indexOf(now) > order.indexOf(request.class);
  const outcome = request.attempts.length > 0 ? 'revoked' : 'cancelled';
  return {
    events: rose ? [{ kind: 'concluded', outcome, because: 'classRose', person: undefined }] : [],
    refusal: { refused: 'classChanged' },
  };
}
