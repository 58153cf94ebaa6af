import type { Verdict } from './check';
import { checks } from './checks';
import type { Expected } from './expected';
import { guideLines } from './guideLines';
import type { PublicCheck } from './publicChecks';
import type { Remedy } from './remedies';
import type { TenantState } from './tenantState';

/** One line of a report: the check with what it found; `lines` as section and words of the guide. */
export interface Finding extends Verdict {
  readonly id: string;
  readonly critical: boolean;
  readonly lines: readonly string[];
  /** What to do; nothing for what passed or could not be told. */
  readonly remedy: Remedy | undefined;
  readonly answers: readonly PublicCheck[];
}

/** The baseline of a tenant at one moment (ISO 8601). */
export interface Report {
  readonly tenantId: string;
  readonly at: string;
  readonly findings: readonly Finding[];
}

/** Judges every check against the same facts. */
export function judge(tenantId: string, at: string, state: TenantState, expected: Expected): Report {
  const findings = checks.map(({ id, critical, lines, remedy, answers, ...check }): Finding => {
    const verdict = check.judge(state, expected);
    return {
      id,
      critical,
      ...verdict,
      lines: lines.map((name) => `${guideLines[name].section} ${guideLines[name].quote}`),
      remedy: { fail: remedy, exception: 'keepException' as const, pass: undefined, unknown: undefined }[
        verdict.state
      ],
      answers,
    };
  });
  return { tenantId, at, findings };
}

/** How many checks came out in each way. */
export function countsOf({ findings }: Report): Readonly<Record<Verdict['state'], number>> {
  const count = (state: Verdict['state']): number => findings.filter((one) => one.state === state).length;
  return {
    pass: count('pass'),
    fail: count('fail'),
    exception: count('exception'),
    unknown: count('unknown'),
  };
}

/** Nothing failed, and everything critical could be told. */
export function holds({ findings }: Report): boolean {
  return findings.every(({ state, critical }) => state !== 'fail' && !(critical && state === 'unknown'));
}
