import type { Pass } from '../policy/facts';
import { minutesAfter } from '../requests/moments';
import type { Attempt, Request } from '../requests/request';
import type { Gathered, LivePass } from './facts';
import { attemptName } from './reconcile';
import type { Creation } from './reconcile';
import { initiatorId, minutesBetween } from './records';
import type { PassCreated } from './record';

/** A pass that the log, a case or the tenant tells of, with what each of them says. */
export interface KnownPass {
  /** The attempt of the case that made it; else whose it is and in which minute it was made. */
  readonly key: string;
  readonly subjectId: string;
  readonly at: string;
  readonly initiatorId: string | undefined;
  readonly record: PassCreated | undefined;
  readonly request: Request | undefined;
  readonly attempt: Attempt | undefined;
  readonly live: Pass | undefined;
}

/** Every pass since then, in order of time; one that only the tenant shows is nobody's. */
export function knownPasses(gathered: Gathered, creations: readonly Creation[]): readonly KnownPass[] {
  const { skewMinutes } = gathered.policy.alerts.limits;
  const { passes: live } = gathered.tenant;
  const liveOf = (subjectId: string, at: string, id?: string): LivePass | undefined =>
    live.find(
      (one) =>
        one.subjectId === subjectId &&
        (one.pass.id === id || Math.abs(minutesBetween(one.pass.createdAt, at)) <= skewMinutes),
    );
  const seen = new Set<LivePass>();
  const withLive = (pass: Omit<KnownPass, 'live'>, found: LivePass | undefined): KnownPass => {
    if (found !== undefined) seen.add(found);
    return { ...pass, live: found?.pass };
  };
  const logged = creations.map(({ record, request, attempt }) =>
    withLive(
      {
        key:
          request !== undefined && attempt !== undefined
            ? attemptName(request, attempt)
            : strangeKey(record.subjectId, record.at),
        subjectId: record.subjectId,
        at: record.at,
        initiatorId: initiatorId(record.initiator),
        record,
        request,
        attempt,
      },
      liveOf(record.subjectId, record.at, attempt?.passId),
    ),
  );
  const named = new Set(logged.map(({ key }) => key));
  const unlogged = attemptsSince(gathered).flatMap(({ request, attempt }) => {
    const subjectId = request.subject.id.toLowerCase();
    const found = liveOf(subjectId, attempt.intendedAt, attempt.passId);
    if (found !== undefined) seen.add(found);
    if (named.has(attemptName(request, attempt)) || attempt.passId === undefined) return [];
    return [
      {
        key: attemptName(request, attempt),
        subjectId,
        at: attempt.intendedAt,
        initiatorId: request.requester.id.toLowerCase(),
        record: undefined,
        request,
        attempt,
        live: found?.pass,
      },
    ];
  });
  const strange = live
    .filter((one) => !seen.has(one))
    .map(({ subjectId, pass }) => ({
      key: strangeKey(subjectId, pass.createdAt),
      subjectId,
      at: pass.createdAt,
      initiatorId: undefined,
      record: undefined,
      request: undefined,
      attempt: undefined,
      live: pass,
    }));
  return [...logged, ...unlogged, ...strange].sort(
    (one, other) => Date.parse(one.at) - Date.parse(other.at) || (one.key < other.key ? -1 : 1),
  );
}

/** Whether a pass was made behind the desk's back. */
export function isStrange({ request }: KnownPass): boolean {
  return request === undefined;
}

/** When a pass ends, as far as anybody tells; an hour after it was made where nobody does. */
export function endOf({ live, attempt, record, at }: KnownPass): string {
  const told = attempt?.expiresAt ?? live?.expiresAt;
  return told ?? minutesAfter(record?.startsAt ?? at, record?.lifetimeMinutes ?? 60);
}

function attemptsSince({ cases, since }: Gathered) {
  return cases
    .flatMap((request) => request.attempts.map((attempt) => ({ request, attempt })))
    .filter(({ attempt }) => Date.parse(attempt.intendedAt) >= Date.parse(since));
}

/** The log and the tenant may differ by seconds about when it was made. */
function strangeKey(subjectId: string, at: string): string {
  return `${subjectId}@${at.slice(0, 16)}`;
}
