import type { TapGroup } from '../../policy/terms';
import type { Expected } from '../expected';
import type { Finding } from '../report';
import type { PartName, TenantParts, TenantState } from '../tenantState';
import type { ByHand, Draft } from './change';

/** What a plan is made of: the facts, what the checks say to them, and what only a plan asks for. */
export interface Planning {
  readonly state: TenantState;
  readonly findings: readonly Finding[];
  readonly expected: Expected;
  /** Groups that bear a name of the guide, by object id, whoever made them. */
  readonly taken: Readonly<Record<TapGroup, readonly string[]>>;
  /** Ranges of addresses (CIDR) to trust, as an operator named them. */
  readonly places: readonly string[];
}

/** A piece of a plan. */
export interface Planned {
  readonly items: readonly Draft[];
  readonly byHand: readonly ByHand[];
}

/** Whether any of these checks failed. */
export function hasFailed({ findings }: Planning, checks: readonly string[]): boolean {
  return findings.some(({ id, state }) => state === 'fail' && checks.includes(id));
}

/** A part of the tenant; undefined where it is absent or could not be read. */
export function valueOf<Name extends PartName>(
  { state }: Planning,
  name: Name,
): TenantParts[Name] | undefined {
  const part: TenantState[Name] = state[name];
  return part.is === 'known' ? part.value : undefined;
}
