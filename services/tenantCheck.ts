import { known } from './baseline/part';
import type { Part } from './baseline/part';
import type { Expected } from './baseline/expected';
import { judge } from './baseline/report';
import type { Report } from './baseline/report';
import type { ReadState, ReadTenant, Reading } from './baseline/reader';
import type { GroupIds } from './world';
import type { Policy } from './policy/policy';

/** What a check of the tenant needs. */
export interface TenantCheck {
  readonly tenantId: string;
  readonly read: ReadTenant;
  readonly reading: Reading;
  readonly expected: Expected;
  /** The people with a live case; undefined where the desk's own books are not at hand. */
  readonly liveSubjects: readonly string[] | undefined;
  readonly now: () => Date;
}

/** Reads the tenant and judges it. */
export async function checkTenant(check: TenantCheck): Promise<{ report: Report; state: ReadState }> {
  const state = await check.read(check.reading);
  const liveSubjects = liveOf(check.liveSubjects);
  const at = check.now().toISOString();
  return { report: judge(check.tenantId, at, { ...state, liveSubjects }, check.expected), state };
}

/** Who has a live case, as a part of the tenant; absent where the desk's own books are not at hand. */
export function liveOf(subjects: readonly string[] | undefined): Part<readonly string[]> {
  return subjects === undefined ? { is: 'absent', why: 'notThere' } : known(subjects);
}

/** What a policy and the desk's settings expect of the tenant. */
export function expectedOf(policy: Policy, groupIds: GroupIds): Expected {
  const { onboarding, recovery, reregistration, privileged } = policy.rules;
  return {
    groupIds: groupIds.tap,
    emergencyAccounts: policy.emergencyAccounts,
    privilegedMinutes: privileged.lifetimeMinutes,
    standardMinutes: Math.max(
      ...[onboarding, recovery, reregistration].map(({ lifetimeMinutes }) => lifetimeMinutes),
    ),
  };
}
