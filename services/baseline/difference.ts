import type { Verdict } from './check';
import type { Finding, Report } from './report';

/** A check that came out otherwise than before; `before` is undefined for one that is new. */
export interface Difference {
  readonly id: string;
  readonly critical: boolean;
  readonly before: Verdict['state'] | undefined;
  readonly now: Verdict['state'];
  /** The state is the same, and what it rests on is not. */
  readonly evidenceOnly: boolean;
}

/** What changed between two reports, in the order of the later one. */
export function differences(
  before: Pick<Report, 'findings'>,
  now: Pick<Report, 'findings'>,
): readonly Difference[] {
  const earlier = new Map(before.findings.map((finding) => [finding.id, finding]));
  return now.findings.flatMap((finding) => {
    const last = earlier.get(finding.id);
    if (last !== undefined && same(last, finding)) return [];
    return [
      {
        id: finding.id,
        critical: finding.critical,
        before: last?.state,
        now: finding.state,
        evidenceOnly: last?.state === finding.state,
      },
    ];
  });
}

function same(one: Finding, other: Finding): boolean {
  return one.state === other.state && one.reason === other.reason && evidence(one) === evidence(other);
}

/** Graph gives lists in any order. */
function evidence({ values }: Finding): string {
  return JSON.stringify(
    Object.entries(values)
      .map(([name, value]) => [name, typeof value === 'object' ? [...value].sort() : value] as const)
      .sort(([one], [other]) => one.localeCompare(other)),
  );
}
