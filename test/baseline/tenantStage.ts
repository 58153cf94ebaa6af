import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import policyJson from '../../env/policy.json';
import { answer } from '../../bot/cli/command';
import { tenantCli } from '../../bot/cli/tenant';
import { openTenant, openTenantChange } from '../../bot/composeTenant';
import { createClock } from '../sandbox/clock';
import { emergencyAccounts, seed } from '../sandbox/graph/configuration/seeds';
import type { Seed } from '../sandbox/graph/configuration/seeds';
import { startGraph } from '../sandbox/graph/graph';
import type { GraphDouble } from '../sandbox/graph/graph';
import { startLogin } from '../sandbox/login/login';
import type { Login } from '../sandbox/login/login';
import { apps, groups, tenantId } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import { createRecorder } from '../sandbox/recorder';
import type { Exchange } from '../sandbox/recorder';
import { production } from '../bot/production';

/** Wide lanes: nothing here is throttled unless a test asks for it. */
const wide = { access: { calls: 1_000, perMs: 1_000 }, reports: { calls: 1_000, perMs: 1_000 } };
const atOnce = (): Promise<void> => Promise.resolve();
const limits = { lanes: wide, pause: atOnce };
const cli = tenantCli(
  (config, policy, as) => openTenant(config, policy, as, { lanes: wide }),
  (config, policy, as) => openTenantChange(config, policy, as, limits),
  atOnce,
);

/** What one run of the command said and with what it ended. */
export interface Run {
  readonly code: number;
  readonly said: string;
  readonly told: readonly string[];
}

/** The command in front of a simulated tenant of some kind. */
export interface TenantStage {
  readonly double: GraphDouble;
  readonly login: Login;
  readonly folder: string;
  /** What an operator sets; a test may set it otherwise. */
  readonly settings: Record<string, string>;
  /** What Graph received and answered, oldest first. */
  calls(): readonly Exchange[];
  /** Runs the command; `onTold` hears its progress as it comes. */
  run(args: readonly string[], onTold?: (line: string) => void): Promise<Run>;
  /** Runs the command and signs in as a person when it asks for that. */
  runAs(person: SandboxPerson, args: readonly string[], onTold?: (line: string) => void): Promise<Run>;
  close(): Promise<void>;
}

/** Starts sign-in and Graph with a seeded tenant; the policy file names both emergency accounts. */
export async function startTenantStage(kind: Seed): Promise<TenantStage> {
  const recorder = createRecorder();
  const login = await startLogin(recorder);
  const double = await startGraph(recorder, createClock(), login);
  seed(double.tenant, kind);
  const folder = await mkdtemp(join(tmpdir(), 'tap-desk-tenant-'));
  const policyFile = join(folder, 'policy.json');
  await writeFile(policyFile, JSON.stringify({ ...policyJson, emergencyAccounts }));
  const environment: Record<string, string> = {
    ...production,
    MODE: 'sandbox',
    POLICY_FILE: policyFile,
    TENANT_ID: tenantId,
    AUTHORITY_URL: login.url,
    GRAPH_URL: double.url,
    BOT_ID: apps.bot.clientId,
    FRONT_CLIENT_ID: apps.front.clientId,
    FRONT_SECRET: apps.front.secret,
    REAPER_CLIENT_ID: apps.reaper.clientId,
    SIGNIN_CLIENT_ID: apps.signIn.clientId,
    TECHNICIAN_GROUP_ID: groups.technicians.id,
    ONBOARDING_GROUP_ID: groups.onboarding.id,
    RECOVERY_GROUP_ID: groups.recovery.id,
    PRIVILEGED_GROUP_ID: groups.privileged.id,
    PILOT_GROUP_ID: groups.pilot.id,
    DATABASE_URL: '',
  };
  const stage: TenantStage = {
    double,
    login,
    folder,
    settings: environment,
    calls: () => recorder.exchanges.filter(({ to }) => to === 'graph'),
    async run(args, onTold) {
      const lines: string[] = [];
      const told: string[] = [];
      const code = await answer(
        cli,
        args,
        environment,
        (line) => lines.push(line),
        (line) => {
          told.push(line);
          onTold?.(line);
        },
      );
      return { code, said: lines.join('\n'), told };
    },
    runAs: (person, args, onTold) =>
      stage.run(args, (line) => {
        const entered = /enter (\w+)$/.exec(line)?.[1];
        if (entered !== undefined) login.enterCode(entered, person);
        onTold?.(line);
      }),
    async close() {
      await Promise.all([double.close(), login.close()]);
      await rm(folder, { recursive: true });
    },
  };
  return stage;
}
