import type { LastCheck } from '../../services/baseline/lastCheck';
import type { DeskState } from '../../services/desk/state';
import type { CaseFigures } from '../../services/maturity/figures';
import type { ReviewFigures } from '../../services/maturity/reviewFigures';
import type { Policy } from '../../services/policy/policy';

/** One thing that the policy says; `id` is the path of the setting or the name of the rule in the program. */
export interface Statement {
  readonly id: string;
  readonly label: string;
  readonly says: string;
  /** How far it may be set, or the third column of its table. */
  readonly limit: string;
}

/** A part of the written policy. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly intro: readonly string[];
  readonly columns: readonly [string, string, string];
  readonly statements: readonly Statement[];
}

/** What the desk and the tenant do now, as far as the desk's own books tell. Times in ISO 8601. */
export interface Live {
  readonly desk: DeskState;
  readonly last: LastCheck | undefined;
  readonly figures: CaseFigures;
  readonly openAlerts: { readonly all: number; readonly critical: number };
  readonly reviews: ReviewFigures;
}

/** What a written policy is made from; `live` is undefined where the books are not at hand. */
export interface Source {
  readonly policy: Policy;
  readonly now: string;
  readonly live: Live | undefined;
}
