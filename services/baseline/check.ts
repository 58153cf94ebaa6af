import type { Expected } from './expected';
import type { LineId } from './guideLines';
import type { PublicCheck } from './publicChecks';
import type { Reason } from './reasons';
import type { Remedy } from './remedies';
import type { PartName, TenantParts, TenantState } from './tenantState';

/** What a verdict rests on; texts of the tenant are data and are escaped where they are shown. */
export type Values = Readonly<Record<string, string | number | readonly string[]>>;

/** What a check found: `exception` is a reasoned difference that is kept on purpose. */
export interface Verdict {
  readonly state: 'pass' | 'fail' | 'exception' | 'unknown';
  readonly reason: Reason;
  readonly values: Values;
}

export const pass = (reason: Reason, values: Values = {}): Verdict => ({ state: 'pass', reason, values });
export const fail = (reason: Reason, values: Values = {}): Verdict => ({ state: 'fail', reason, values });
export const unknown = (reason: Reason, values: Values = {}): Verdict => ({
  state: 'unknown',
  reason,
  values,
});
export const exception = (reason: Reason, values: Values = {}): Verdict => ({
  state: 'exception',
  reason,
  values,
});

/** One line of the baseline. */
export interface Check {
  readonly id: string;
  /** The lines of the guide that it answers. */
  readonly lines: readonly LineId[];
  /** A pass is unsafe while it fails. */
  readonly critical: boolean;
  readonly remedy: Remedy;
  readonly answers: readonly PublicCheck[];
  readonly reads: readonly PartName[];
  judge(state: TenantState, expected: Expected): Verdict;
}

interface Definition<Needs extends PartName, Uses extends PartName> extends Omit<Check, 'reads' | 'judge'> {
  /** Parts without which it cannot be told. */
  readonly needs: readonly Needs[];
  /** Parts that may be absent, such as those of a licence. */
  readonly uses?: readonly Uses[];
  /** The verdict when a needed part is absent; a failure with that reason when not given. */
  readonly absent?: Verdict;
  readonly judge: (
    facts: Pick<TenantParts, Needs> & { readonly [Name in Uses]: TenantParts[Name] | undefined },
    expected: Expected,
  ) => Verdict;
}

/** Makes a check: what could not be read is unknown before it judges, what is absent is told to it. */
export function define<Needs extends PartName, Uses extends PartName = never>(
  definition: Definition<Needs, Uses>,
): Check {
  const { needs, uses = [], absent, judge, ...check } = definition;
  const reads: readonly PartName[] = [...needs, ...uses];
  return {
    ...check,
    reads,
    judge(state, expected) {
      for (const name of reads) {
        const part = state[name];
        if (part.is === 'unreadable') return unknown(part.why, { part: name });
      }
      for (const name of needs) {
        const part = state[name];
        if (part.is === 'absent') return absent ?? fail(part.why, { part: name });
      }
      const facts = Object.fromEntries(
        reads.map((name) => {
          const part = state[name];
          return [name, part.is === 'known' ? part.value : undefined];
        }),
      );
      return judge(facts as Parameters<typeof judge>[0], expected);
    },
  };
}
