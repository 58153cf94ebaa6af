import type { Scenario } from '../policy/terms';
import { scenarios } from '../policy/terms';
import { minutesBetween } from '../alerts/records';
import type { Event } from '../requests/event';
import type { Outcome } from '../requests/request';
import { createDistribution } from './distribution';
import type { Distribution } from './distribution';

/** What a period took, in minutes: to decide, to make the pass, from "ready" to the page, from the page to a strong method. */
export const spells = ['decide', 'issue', 'handOver', 'register'] as const;
export type Spell = (typeof spells)[number];

/** How often a technician's cases were approved by the same person. */
export interface Pair {
  readonly requesterId: string;
  readonly approverId: string;
  readonly count: number;
}

/** How cases of one scenario ended; `open` are those that have not. */
export type Ends = Readonly<Partial<Record<Outcome | 'open', number>>>;

/** Somebody's time in a target group (ISO 8601); open-ended while they are in it. */
export interface Membership {
  readonly requestId: string;
  readonly subjectId: string;
  readonly from: string;
  readonly until: string | undefined;
}

/** The figures of the cases of a period. */
export interface CaseFigures {
  readonly cases: number;
  readonly byScenario: Readonly<Record<Scenario, Ends>>;
  /** Why cases ended without a pass that worked, by reason, or by outcome where that tells all. */
  readonly failures: Readonly<Record<string, number>>;
  /** Tries that failed on the way: codes read back wrong, claim codes, proofs, passes that were dropped. */
  readonly tries: Readonly<Record<'readBack' | 'claimCode' | 'proof' | 'pass', number>>;
  readonly times: Readonly<Record<Scenario, Readonly<Record<Spell, Distribution>>>>;
  /** Cases in which a pass was shown, and how many of these were never used. */
  readonly shown: number;
  readonly unused: number;
  /** Cases opened when the site was closed. */
  readonly outOfHours: number;
  /** Cases read out by exception. */
  readonly readOut: number;
  readonly privileged: number;
  /** The most frequent first, ten at most. */
  readonly pairs: readonly Pair[];
  /** Cases opened in each week of the period, by the date of its Monday. */
  readonly weeks: Readonly<Record<string, number>>;
}

interface Running {
  readonly scenario: Scenario;
  readonly subjectId: string;
  readonly openedAt: string;
  requesterId: string;
  readiedAt: string | undefined;
  shownAt: string | undefined;
  used: boolean;
  registered: boolean;
  decided: boolean;
  enrolledAt: string | undefined;
}

const pairsAtMost = 10;
const fine: readonly (Outcome | 'open')[] = ['completed', 'open'];

/**
 * Folds the events of cases, in any interleaving: what is held is one small entry for each case that is open at one time.
 * Events of a case whose beginning was not seen are passed over. `left` hears of each membership that is over.
 */
export function foldCases(
  isOpenAt: (moment: string) => boolean,
  left: (membership: Membership) => void = () => undefined,
): { take(requestId: string, event: Event): void; told(): CaseFigures } {
  const running = new Map<string, Running>();
  const ends = byScenario<Record<string, number>>(() => ({}));
  const times = byScenario(() => ({
    decide: createDistribution(),
    issue: createDistribution(),
    handOver: createDistribution(),
    register: createDistribution(),
  }));
  const failures: Record<string, number> = {};
  const tries = { readBack: 0, claimCode: 0, proof: 0, pass: 0 };
  const pairs = new Map<string, Pair>();
  const weeks: Record<string, number> = {};
  const counts = { cases: 0, shown: 0, unused: 0, outOfHours: 0, readOut: 0, privileged: 0 };

  const opened = (requestId: string, event: Extract<Event, { kind: 'opened' }>): void => {
    const { subject, requester, readOut, rule } = event.opening;
    counts.cases += 1;
    if (!isOpenAt(event.at)) counts.outOfHours += 1;
    if (readOut !== undefined) counts.readOut += 1;
    if (rule.scenario === 'privileged') counts.privileged += 1;
    add(weeks, mondayOf(event.at));
    running.set(requestId, {
      scenario: rule.scenario,
      subjectId: subject.id,
      openedAt: event.at,
      requesterId: requester.id,
      readiedAt: undefined,
      shownAt: undefined,
      used: false,
      registered: false,
      decided: false,
      enrolledAt: undefined,
    });
  };
  const over = (requestId: string, one: Running, outcome: Outcome | 'open'): void => {
    add(ends[one.scenario], outcome);
    if (one.shownAt !== undefined && !one.used && outcome !== 'open') counts.unused += 1;
    if (one.enrolledAt !== undefined)
      left({ requestId, subjectId: one.subjectId, from: one.enrolledAt, until: undefined });
  };
  const step = (requestId: string, one: Running, event: Event): void => {
    const took = times[one.scenario];
    switch (event.kind) {
      case 'takenOver':
        one.requesterId = event.requester.id;
        return;
      case 'readBackFailed':
        tries.readBack += 1;
        return;
      case 'claimRefused':
        tries.claimCode += 1;
        return;
      case 'evidenced':
        if (event.item.result !== 'passed') tries.proof += 1;
        return;
      case 'dropped':
        tries.pass += 1;
        return;
      case 'approved': {
        const key = `${one.requesterId} ${event.approver.id}`;
        const count = (pairs.get(key)?.count ?? 0) + 1;
        pairs.set(key, { requesterId: one.requesterId, approverId: event.approver.id, count });
        if (event.until === undefined || one.decided) return;
        one.decided = true;
        took.decide.take(minutesBetween(one.openedAt, event.at));
        return;
      }
      case 'enrolled':
        one.enrolledAt = event.at;
        return;
      case 'readied':
        one.readiedAt = event.at;
        return;
      case 'handedOver':
        if (one.shownAt === undefined) {
          counts.shown += 1;
          took.issue.take(minutesBetween(one.openedAt, event.at));
          if (one.readiedAt !== undefined) took.handOver.take(minutesBetween(one.readiedAt, event.at));
        }
        one.shownAt = event.at;
        return;
      case 'used':
        one.used = true;
        return;
      case 'registered':
        one.used = true;
        if (one.shownAt !== undefined && !one.registered)
          took.register.take(minutesBetween(one.shownAt, event.at));
        one.registered = true;
        return;
      case 'left':
        if (one.enrolledAt !== undefined)
          left({ requestId, subjectId: one.subjectId, from: one.enrolledAt, until: event.at });
        one.enrolledAt = undefined;
        return;
      case 'concluded':
        if (!fine.includes(event.outcome)) add(failures, event.because ?? event.outcome);
        outcomes.set(requestId, event.outcome);
        return;
      case 'closed':
        over(requestId, one, outcomes.get(requestId) ?? 'open');
        outcomes.delete(requestId);
        running.delete(requestId);
        return;
      default:
        return;
    }
  };
  const outcomes = new Map<string, Outcome>();

  return {
    take(requestId, event) {
      if (event.kind === 'opened') {
        opened(requestId, event);
        return;
      }
      const one = running.get(requestId);
      if (one !== undefined) step(requestId, one, event);
    },
    told() {
      // What runs still is counted as open, with what it did so far.
      for (const [requestId, one] of running) over(requestId, one, outcomes.get(requestId) ?? 'open');
      running.clear();
      return {
        ...counts,
        byScenario: ends,
        failures,
        tries,
        times: byScenario((scenario) => ({
          decide: times[scenario].decide.told(),
          issue: times[scenario].issue.told(),
          handOver: times[scenario].handOver.told(),
          register: times[scenario].register.told(),
        })),
        pairs: [...pairs.values()].sort((one, other) => other.count - one.count).slice(0, pairsAtMost),
        weeks,
      };
    },
  };
}

function byScenario<T>(make: (scenario: Scenario) => T): Record<Scenario, T> {
  return Object.fromEntries(scenarios.map((scenario) => [scenario, make(scenario)])) as Record<Scenario, T>;
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** The date of the Monday (UTC) of a moment's week. */
function mondayOf(moment: string): string {
  const at = new Date(moment);
  const day = (at.getUTCDay() + 6) % 7;
  return new Date(at.getTime() - day * 86_400_000).toISOString().slice(0, 10);
}
