import type { Attempt, Request } from '../requests/request';
import { grouped } from './grouped';
import { minutesBetween } from './records';
import type { Initiator, PassCreated } from './record';

/** What of a case is compared with the log. */
export type Maker = Pick<Request, 'id' | 'subject' | 'requester' | 'earlier' | 'attempts'>;

/** A pass of the log and the attempt of a case that made it; neither where nobody of the desk did. */
export interface Creation<Case extends Maker = Request> {
  readonly record: PassCreated;
  readonly request: Case | undefined;
  readonly attempt: Attempt | undefined;
}

interface Pair<Case> {
  readonly record: PassCreated;
  readonly request: Case;
  readonly attempt: Attempt;
  readonly apart: number;
}

/**
 * Finds for each pass of the log the attempt that made it: of this subject, by a technician of the case through the desk,
 * at that time. The nearest belong together; an attempt makes one pass, so a second one is nobody's.
 */
export function reconcile<Case extends Maker = Request>(
  created: readonly PassCreated[],
  cases: readonly Case[],
  limits: { readonly skewMinutes: number; readonly signIn: readonly string[] },
): readonly Creation<Case>[] {
  const ofSubject = grouped(cases, ({ subject }) => subject.id.toLowerCase());
  const pairs = created
    .flatMap((record) =>
      (ofSubject.get(record.subjectId) ?? []).flatMap((request) => pairsOf(record, request, limits)),
    )
    .sort(nearestFirst);
  const made = new Map<PassCreated, Pair<Case>>();
  const taken = new Set<string>();
  for (const pair of pairs) {
    const name = attemptName(pair.request, pair.attempt);
    if (made.has(pair.record) || taken.has(name)) continue;
    made.set(pair.record, pair);
    taken.add(name);
  }
  return created.map((record) => ({
    record,
    request: made.get(record)?.request,
    attempt: made.get(record)?.attempt,
  }));
}

/** One name for an attempt of a case. */
export function attemptName(request: Pick<Request, 'id'>, attempt: Attempt): string {
  return `${request.id}/${attempt.number}`;
}

function pairsOf<Case extends Maker>(
  record: PassCreated,
  request: Case,
  { skewMinutes, signIn }: { readonly skewMinutes: number; readonly signIn: readonly string[] },
): Pair<Case>[] {
  if (!isOfTechnician(record.initiator, request, signIn)) return [];
  return request.attempts
    .map((attempt) => ({
      record,
      request,
      attempt,
      apart: Math.abs(minutesBetween(attempt.intendedAt, record.at)),
    }))
    .filter(({ apart }) => apart <= skewMinutes);
}

function isOfTechnician(initiator: Initiator, request: Maker, signIn: readonly string[]): boolean {
  if (initiator.kind !== 'user') return false;
  const technicians = [request.requester, ...request.earlier].map(({ id }) => id.toLowerCase());
  const { through } = initiator;
  return (
    technicians.includes(initiator.id) && (through.length === 0 || through.some((id) => signIn.includes(id)))
  );
}

function nearestFirst(one: Pair<Maker>, other: Pair<Maker>): number {
  const names = [one, other].map(
    ({ record, request, attempt }) => `${record.at} ${record.key} ${attemptName(request, attempt)}`,
  );
  return one.apart - other.apart || ((names[0] ?? '') < (names[1] ?? '') ? -1 : 1);
}
