import { minutesAfter } from '../requests/moments';
import type { Request } from '../requests/request';
import { distinct } from './distinct';
import type { Account, Gathered } from './facts';
import { grouped } from './grouped';
import { knownPasses } from './passes';
import type { KnownPass } from './passes';
import { ofKind } from './records';
import { reconcile } from './reconcile';
import type { Log } from './record';
import { timelineOf } from './timeline';
import type { Timeline } from './timeline';
import { usesOf } from './uses';
import type { Use } from './uses';

/** What rules are asked about, put in order once for all of them. */
export interface Facts extends Gathered, Timeline {
  readonly passes: readonly KnownPass[];
  readonly uses: readonly Use[];
  /** The cases of one account. */
  readonly casesOf: (subjectId: string) => readonly Request[];
  /** The use of the pass of a case. */
  readonly useOf: (request: Request) => Use | undefined;
  /** What is known about an account; undefined when nothing is. */
  readonly account: (subjectId: string) => Account | undefined;
  /** Up to when (ISO 8601) a log tells everything, late records included; undefined when it cannot be read. */
  readonly settled: (log: Log) => string | undefined;
}

/** Orders what was gathered; the order and number in which records were read make no difference from here on. */
export function factsFrom(gathered: Gathered): Facts {
  const records = distinct(gathered.records);
  const { tenant, coverage } = gathered;
  const { skewMinutes, lateMinutes } = gathered.policy.alerts.limits;
  const creations = reconcile(ofKind(records, 'passCreated'), gathered.cases, {
    skewMinutes,
    signIn: tenant.identities.signIn,
  });
  const passes = knownPasses(gathered, creations);
  const uses = usesOf(ofKind(records, 'signIn'), passes, gathered);
  const cases = grouped(gathered.cases, ({ subject }) => subject.id.toLowerCase());
  const usesOfCases = grouped(uses, ({ request }) => request?.id);
  return {
    ...gathered,
    records,
    ...timelineOf(records),
    passes,
    uses,
    casesOf: (subjectId) => cases.get(subjectId.toLowerCase()) ?? [],
    useOf: ({ id }) => usesOfCases.get(id)?.[0],
    account: (subjectId) => tenant.accounts.get(subjectId.toLowerCase()),
    settled: (log) => {
      const reading = coverage[log];
      return reading.state === 'read' ? minutesAfter(reading.until, -lateMinutes) : undefined;
    },
  };
}

/** Whether a log tells everything up to a moment (ISO 8601), so that what is missing in it is missing. */
export function isSettled(facts: Facts, log: Log, moment: string): boolean {
  const until = facts.settled(log);
  return until !== undefined && Date.parse(until) >= Date.parse(moment);
}
