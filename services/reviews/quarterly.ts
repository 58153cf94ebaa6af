import type { RuleId } from '../alerts/ruleIds';
import type { CaseFigures } from './caseFigures';
import type { Issuer } from './issuers';
import type { Cover, Passwordless, StepCounts, TenantChanges } from './tenantFigures';
import type { Scenario } from '../policy/terms';

/** What of a quarterly review could not be read, and why; the review says so instead of telling a zero. */
export interface Unread {
  readonly part: 'changes' | 'signIns' | 'cover' | 'registrations' | 'activeRoles' | 'eligibleRoles';
  readonly because: 'noPermission' | 'noLicence' | 'notSet' | 'failing' | 'never';
}

/** The quarterly review of a period (ISO 8601; the end is not in it). */
export interface Quarterly {
  readonly from: string;
  readonly to: string;
  readonly madeAt: string;
  readonly policyVersion: string;
  readonly cases: CaseFigures;
  readonly steps: StepCounts;
  /** Who may make a pass when the review is made, which the period does not change. */
  readonly issuers: readonly Issuer[];
  readonly changes: TenantChanges;
  readonly cover: Cover;
  readonly passwordless: Passwordless | undefined;
  readonly retirable: readonly Scenario[] | undefined;
  readonly alerts: readonly { readonly rule: RuleId; readonly count: number; readonly open: number }[];
  /** Lines of reviews that were due in the period: signed, of these not in order, and not signed. */
  readonly signs: { readonly signed: number; readonly notOk: number; readonly open: number };
  readonly blind: readonly RuleId[];
  readonly unread: readonly Unread[];
  /** Names of the people in pairs, as far as they are kept, by object id. */
  readonly names: Readonly<Record<string, string>>;
}
