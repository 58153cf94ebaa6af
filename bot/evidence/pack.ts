import type { Anchor } from '../../services/audit/seal';
import type { Verification } from '../../services/audit/verify';
import type { DutyAnswer } from '../../services/evidence/duties';
import type { Exception } from '../../services/evidence/exceptions';
import type { PolicyInForce } from '../../services/evidence/policies';
import type { PassLine } from '../../services/evidence/population';
import type { SignOff } from '../../services/evidence/signOffs';
import type { Span } from '../../services/evidence/uncovered';
import type { Restore } from '../anchors';
import type { CasesRead } from './readCases';
import type { PassesRead } from './readPasses';
import type { TrailRead } from './readTrail';

/** A part that is not in a pack, or not whole, and the values that say which. */
export interface Missing {
  readonly part:
    'log' | 'time' | 'period' | 'dropped' | 'beheaded' | 'policies' | 'outside' | 'signIn' | 'unreadable';
  readonly values: Readonly<Record<string, string>>;
}

/** The end of the trail when a pack was made: its last entry, and its last seal. */
export interface Head {
  readonly entry: { readonly id: number; readonly hash: string } | null;
  readonly seal: { readonly n: number; readonly digest: string } | null;
}

/** Everything that a pack says, as its first page shows it. Times in ISO 8601. */
export interface Pack {
  readonly period: Span;
  readonly madeAt: string;
  readonly version: string;
  readonly tenantId: string;
  readonly policy: { readonly version: string; readonly hash: string };
  /** Why the policy file itself is not in the pack; undefined where it is. */
  readonly noPolicyCopy: 'pseudonyms' | 'shape' | undefined;
  readonly pseudonyms: boolean;
  readonly keyPrint: string;
  readonly head: Head;
  readonly missing: readonly Missing[];
  readonly withheld: number;
  readonly skewMinutes: number;
  readonly trail: Omit<TrailRead, 'reviews' | 'desk' | 'cases' | 'reviewed'>;
  readonly log: Pick<PassesRead, 'fromLive' | 'fromKept'>;
  readonly passes: readonly PassLine[];
  readonly duties: readonly DutyAnswer[];
  readonly exceptions: readonly Exception[];
  readonly reviews: readonly SignOff[];
  readonly policies: readonly PolicyInForce[];
  readonly chain: Verification;
  readonly outside: { readonly seals: readonly Anchor[]; readonly restores: readonly Restore[] } | undefined;
  readonly cases: Pick<CasesRead, 'count' | 'rows' | 'refs'>;
  readonly files: readonly string[];
}
