import { reconcile } from '../alerts/reconcile';
import type { Maker } from '../alerts/reconcile';
import { initiatorId } from '../alerts/records';
import type { PassCreated } from '../alerts/record';
import type { Attempt } from '../requests/request';
import { isOutside } from './uncovered';
import type { Span } from './uncovered';

/** Both tell of it; only the log; only the desk, in a time that the log tells; only the desk, in a time that it does not. */
export const passStates = ['matched', 'unmanaged', 'unrecorded', 'beyondLog'] as const;
export type PassState = (typeof passStates)[number];

/** A case as it is compared with the log, with its short name. */
export type Made = Maker & { readonly ref: string };

/** A pass that Entra's own log or a case tells of. Times in ISO 8601; empty where nothing tells. */
export interface PassLine {
  readonly state: PassState;
  readonly subject: string;
  /** When the log says that it was made, and when the desk wrote its intent. */
  readonly loggedAt: string;
  readonly intendedAt: string;
  readonly initiator: string;
  /** The entry of the log. */
  readonly record: string;
  readonly ref: string;
  readonly attempt: string;
  readonly pass: string;
}

/** How the log is compared: how far the clocks may be apart, which sign-in application is the desk's, and which time the log tells. */
export interface Comparison {
  readonly skewMinutes: number;
  readonly signIn: readonly string[];
  readonly seen: readonly Span[];
}

/**
 * Every pass of a period, from both sides. What lies a little before and after the period is given as well, so that a pass
 * at its edge finds its other half.
 */
export function populationOf(
  created: readonly PassCreated[],
  cases: readonly Made[],
  period: Span,
  { seen, ...limits }: Comparison,
): readonly PassLine[] {
  const creations = reconcile(created, cases, limits);
  const found = new Set(creations.map(({ attempt }) => attempt));
  const logged = creations
    .filter(({ record }) => isIn(period, record.at))
    .map(({ record, request, attempt }) => ({
      state: request === undefined ? ('unmanaged' as const) : ('matched' as const),
      subject: record.subjectId,
      loggedAt: record.at,
      initiator: initiatorId(record.initiator) ?? '',
      record: record.key,
      ...ofAttempt(request, attempt),
    }));
  const alone = cases.flatMap((one) =>
    one.attempts
      // An intent without a pass is no pass, unless the log tells of one.
      .filter((attempt) => attempt.passId !== undefined && !found.has(attempt))
      .filter(({ intendedAt }) => isIn(period, intendedAt))
      .map((attempt) => ({
        state: isOutside(attempt.intendedAt, seen) ? ('beyondLog' as const) : ('unrecorded' as const),
        subject: one.subject.id.toLowerCase(),
        loggedAt: '',
        initiator: one.requester.id.toLowerCase(),
        record: '',
        ...ofAttempt(one, attempt),
      })),
  );
  return [...logged, ...alone].sort((one, other) => (timeOf(one) < timeOf(other) ? -1 : 1));
}

/** How many passes there are of each state. */
export function countsOf(passes: readonly PassLine[]): Readonly<Record<PassState, number>> {
  const count = (state: PassState): number => passes.filter((one) => one.state === state).length;
  return {
    matched: count('matched'),
    unmanaged: count('unmanaged'),
    unrecorded: count('unrecorded'),
    beyondLog: count('beyondLog'),
  };
}

function ofAttempt(
  request: Made | undefined,
  attempt: Attempt | undefined,
): Pick<PassLine, 'ref' | 'attempt' | 'pass' | 'intendedAt'> {
  return {
    ref: request?.ref ?? '',
    attempt: attempt === undefined ? '' : String(attempt.number),
    pass: attempt?.passId ?? '',
    intendedAt: attempt?.intendedAt ?? '',
  };
}

function isIn({ from, to }: Span, moment: string): boolean {
  return from <= moment && moment < to;
}

function timeOf({ loggedAt, intendedAt }: PassLine): string {
  return loggedAt === '' ? intendedAt : loggedAt;
}
