import type { RuleId } from '../alerts/ruleIds';
import type { Log } from '../alerts/record';
import type { Pass } from '../policy/facts';
import type { TapGroup } from '../policy/terms';
import type { Concern } from '../alerting/concern';
import type { Request } from '../requests/request';
import { involvedIn } from './involvedIn';
import type { ReviewLine } from './review';

/** A job that failed again and again; `requestId` is what it belongs to. */
export interface DeadJob {
  readonly requestId: string;
  readonly key: string;
  readonly since: string;
}

/** Everything that a weekly review is made from, read at one time. */
export interface WeeklyFacts {
  readonly now: string;
  /** Passes that the tenant shows, and whose they are. */
  readonly passes: readonly { readonly subjectId: string; readonly pass: Pass }[];
  readonly members: Readonly<Record<TapGroup, readonly string[]>>;
  readonly cases: readonly Request[];
  readonly concerns: readonly Concern[];
  readonly jobs: readonly DeadJob[];
  readonly blind: readonly { readonly rule: RuleId; readonly lacks: readonly Log[] }[];
  /** When the watch over the logs last finished a round; undefined when it never did. */
  readonly watchedAt: string | undefined;
  /** What could not be read for this review. */
  readonly unseen: readonly ('passes' | 'groups')[];
}

/** The watch goes round every minute; after so many without one it does not watch. */
const silentMinutes = 30;

/** The lines of a weekly review: everything live that somebody has to answer for, each once. */
export function weeklyLines(facts: WeeklyFacts): readonly ReviewLine[] {
  const caseOf = new Map(facts.cases.map((request) => [request.subject.id.toLowerCase(), request]));
  const about = (personId: string): Pick<ReviewLine, 'personId' | 'requestId' | 'involved'> => {
    const request = caseOf.get(personId.toLowerCase());
    return {
      personId: personId.toLowerCase(),
      requestId: request?.id,
      involved: request === undefined ? [] : involvedIn(request),
    };
  };
  const line = (one: Omit<ReviewLine, 'personId' | 'requestId' | 'involved'> & Partial<ReviewLine>) => ({
    personId: undefined,
    requestId: undefined,
    involved: [],
    ...one,
  });
  const lines: ReviewLine[] = [
    ...facts.passes
      .filter(({ pass }) => pass.state !== 'used' && pass.state !== 'expired')
      .map(({ subjectId, pass }) =>
        line({
          key: `pass:${pass.id}`,
          what: 'pass',
          code: pass.state,
          since: pass.createdAt,
          ...about(subjectId),
        }),
      ),
    ...Object.entries(facts.members).flatMap(([group, ids]) =>
      ids.map((id) => {
        const own = about(id);
        const since = caseOf.get(id.toLowerCase())?.openedAt;
        return line({
          key: `member:${group}:${id.toLowerCase()}`,
          what: 'member',
          code: group,
          since,
          ...own,
        });
      }),
    ),
    ...facts.cases.flatMap((request) =>
      request.stuck === undefined
        ? []
        : [
            line({
              key: `stuck:${request.id}`,
              what: 'stuck',
              code: request.stuck,
              since: request.updatedAt,
              ...about(request.subject.id),
              requestId: request.id,
            }),
          ],
    ),
    ...facts.concerns
      .filter(({ rule, resolved }) => rule === 'unmanagedPass' && resolved === undefined)
      .map(({ id, raisedAt, subjectId, initiatorId, requestId }) =>
        line({
          key: `alert:${id}`,
          what: 'unmanaged',
          code: 'unmanagedPass',
          since: raisedAt,
          personId: subjectId,
          requestId,
          involved: initiatorId === undefined ? [] : [initiatorId],
        }),
      ),
    ...facts.jobs.map(({ requestId, key, since }) =>
      line({
        key: `job:${requestId}:${key}`,
        what: 'deadJob',
        code: key.split(':', 2).join(':'),
        since,
        requestId,
      }),
    ),
    ...facts.blind.map(({ rule }) =>
      line({ key: `blind:${rule}`, what: 'blindRule', code: rule, since: facts.watchedAt }),
    ),
    ...(isSilent(facts)
      ? [line({ key: 'noWatch', what: 'noWatch', code: 'noWatch', since: facts.watchedAt })]
      : []),
    ...facts.unseen.map((code) => line({ key: `unseen:${code}`, what: 'unseen', code, since: undefined })),
  ];
  const each = [...new Map(lines.map((one) => [one.key, one])).values()];
  return each.map((one) => ({ ...one, involved: one.involved.map((id) => id.toLowerCase()) }));
}

function isSilent({ now, watchedAt }: WeeklyFacts): boolean {
  return watchedAt === undefined || Date.parse(now) - Date.parse(watchedAt) > silentMinutes * 60_000;
}
