import type { PolicyInForce } from '../../services/evidence/policies';
import { uncovered } from '../../services/evidence/uncovered';
import type { Span } from '../../services/evidence/uncovered';
import type { Known } from '../anchors';
import type { Missing } from './pack';
import type { CasesRead } from './readCases';
import type { PassesRead } from './readPasses';
import type { TrailRead } from './readTrail';
import { second } from './second';

interface Read {
  readonly period: Span;
  readonly madeAt: string;
  readonly trail: TrailRead;
  readonly log: PassesRead;
  readonly cases: Pick<CasesRead, 'unreadable'>;
  readonly signInId: string | undefined;
  readonly outside: Known | undefined;
  readonly policies: readonly PolicyInForce[];
}

/** What a pack cannot tell, so that nothing that is missing reads as a zero. */
export function missingOf(read: Read): readonly Missing[] {
  const { period, madeAt, trail, log, cases, signInId, outside } = read;
  const past = { from: period.from, to: period.to < madeAt ? period.to : madeAt };
  return [
    ...(log.live.state === 'blind' ? [missing('log', { because: log.live.because })] : []),
    ...uncovered(past, log.seen).map(({ from, to }) =>
      missing('time', { from: second(from), to: second(to) }),
    ),
    ...(period.to > madeAt ? [missing('period')] : []),
    ...(trail.seals.dropped > 0 ? [missing('dropped', { count: String(trail.seals.dropped) })] : []),
    ...(trail.beheaded > 0 ? [missing('beheaded', { count: String(trail.beheaded) })] : []),
    ...policiesMissing(read),
    ...(outside === undefined ? [missing('outside')] : []),
    ...(signInId === undefined ? [missing('signIn')] : []),
    ...(cases.unreadable > 0 ? [missing('unreadable', { count: String(cases.unreadable) })] : []),
  ];
}

function missing(part: Missing['part'], values: Missing['values'] = {}): Missing {
  return { part, values };
}

/** Before the first entry of all there was no desk, and so no policy. */
function policiesMissing({ policies, period, trail, madeAt }: Read): readonly Missing[] {
  const known = policies[0]?.from ?? (period.to < madeAt ? period.to : madeAt);
  const begun = trail.keptSince > period.from ? trail.keptSince : period.from;
  const isThere = trail.keptSince !== '' && begun < period.to;
  return isThere && known > begun ? [missing('policies', { from: second(known) })] : [];
}
