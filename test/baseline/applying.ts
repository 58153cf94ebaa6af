import { join } from 'node:path';
import type { Plan } from '../../services/baseline/plan/change';
import type { Report } from '../../services/baseline/report';
import { groups, people } from '../sandbox/people';
import { asAdministrator } from './administrator';
import { startTenantStage } from './tenantStage';
import type { Run, TenantStage } from './tenantStage';

/** A range that the operator of these tests trusts. */
export const places = ['--places', '203.0.113.0/24'];

/** The commands that change a tenant, and what people do beside them. */
export interface Applying {
  readonly stage: TenantStage;
  readonly planFile: string;
  plan(...more: readonly string[]): Promise<Plan>;
  apply(...more: readonly string[]): Promise<Run>;
  enforce(...more: readonly string[]): Promise<Run>;
  undo(): Promise<Run>;
  /** The checks that failed or could not be told. */
  open(): Promise<readonly string[]>;
  /** What was written since so many calls. */
  writes(from?: number): readonly string[];
  /** An operator copies what the command printed. */
  copySettings(run: Run): void;
  /** The test user goes through registration, and others through their day, while the policies only report. */
  tryPolicies(): void;
}

/** Starts a tenant of some kind with the command in front of it. */
export async function startApplying(kind: Parameters<typeof startTenantStage>[0]): Promise<Applying> {
  const stage = await startTenantStage(kind);
  const planFile = join(stage.folder, 'plan.json');
  const change = (name: string, ...more: readonly string[]): Promise<Run> =>
    asAdministrator(stage, [name, '--plan', planFile, ...more]);
  return {
    stage,
    planFile,
    async plan(...more) {
      const { said } = await stage.run(['plan', '--front', '--json', '--out', planFile, ...more]);
      return (JSON.parse(said) as { plan: Plan }).plan;
    },
    apply: (...more) => change('apply', '--yes', ...more),
    enforce: (...more) => change('enforce', '--user', people.kariOslo.id, ...more),
    undo: () => change('undo', '--yes'),
    async open() {
      const { said } = await stage.run(['check', '--front', '--json']);
      const { findings } = JSON.parse(said) as Report;
      return findings.filter(({ state }) => state === 'fail' || state === 'unknown').map(({ id }) => id);
    },
    writes: (from = 0) =>
      stage
        .calls()
        .slice(from)
        .filter(({ method }) => method !== 'GET')
        .map(({ method, url }) => `${method} ${new URL(url).pathname}`),
    copySettings({ said }) {
      for (const [, name = '', value = ''] of said.matchAll(/settings: (\w+)=(\S+)/g))
        stage.settings[name] = value;
    },
    tryPolicies() {
      const { tenant } = stage.double;
      const policies = [...tenant.configuration.policies.values()].filter(
        ({ state }) => state === 'enabledForReportingButNotEnforced',
      );
      const results = Object.fromEntries(policies.map(({ id }) => [id, 'reportOnlySuccess']));
      const createdDateTime = new Date(Date.now() + 1_000).toISOString();
      tenant.members.get(groups.pilot.id)?.set(people.kariOslo.id, 0);
      tenant.methods.get(people.kariOslo.id)?.push({ ...tenant.newMethod('fido2'), createdDateTime });
      tenant.configuration.judgedSignIns.push({ userId: people.kariOslo.id, createdDateTime, results });
    },
  };
}
