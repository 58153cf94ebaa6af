import type { Plan } from './baseline/plan/change';
import { planOf } from './baseline/plan/plan';
import type { Planning } from './baseline/plan/planning';
import type { Report } from './baseline/report';
import { checkTenant, liveOf } from './tenantCheck';
import type { TenantCheck } from './tenantCheck';

/** What planning needs beside a check. */
export interface TenantPlanning extends TenantCheck {
  readonly taken: () => Promise<Planning['taken']>;
  /** Ranges of addresses to trust (CIDR). */
  readonly places: readonly string[];
}

/** Reads the tenant, judges it, and plans what would put it right. */
export async function planTenant(
  wanted: TenantPlanning,
): Promise<{ readonly plan: Plan; readonly planning: Planning; readonly report: Report }> {
  const { report, state } = await checkTenant(wanted);
  const planning: Planning = {
    state: { ...state, liveSubjects: liveOf(wanted.liveSubjects) },
    findings: report.findings,
    expected: wanted.expected,
    taken: await wanted.taken(),
    places: wanted.places,
  };
  return { plan: planOf(report, planning), planning, report };
}
