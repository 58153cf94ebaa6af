import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../bot/compose';
import type { Process, Stage } from '../../bot/compose';
import { loadConfig } from '../../bot/config';
import policyJson from '../../env/policy.json';
import { sandboxEnvironment } from './environment';
import { freePort } from './freePort';
import { createLogLines } from './logLines';
import { people } from './people';
import { startTeams } from './teams/teams';
import type { Teams } from './teams/teams';
import { startTenantWorld } from './tenantWorld';
import type { TenantWorld } from './tenantWorld';
import { freshDatabase } from './testDatabase';
import { tls } from './tls';

/** The whole product on the sandbox with a database of its own, and what it logged. */
export interface Scene extends TenantWorld {
  readonly teams: Teams;
  readonly product: Process;
  readonly url: string;
  readonly databaseUrl: string;
  readonly log: string[];
  /** The folder with every file that this run wrote. */
  readonly folder: string;
  close(): Promise<void>;
}

/** Watches often and holds answers briefly, so that stories are quick; the product's own limits stay. */
const quick: Stage = {
  lane: { calls: 1_000, perMs: 1_000 },
  pace: { everyMs: 100, atMost: 200 },
  patience: { holdMs: 1_500, everyMs: 100 },
};

/** Starts everything for one story file. */
export async function startScene(stage: Stage = {}): Promise<Scene> {
  const world = await startTenantWorld();
  const teams = await startTeams(world.recorder, world.login);
  const database = await freshDatabase();
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'tap-desk-policy-'));
  const policyFile = join(folder, 'policy.json');
  await writeFile(policyFile, JSON.stringify({ ...policyJson, emergencyAccounts: [people.emergency.id] }));
  const address = {
    metadataUrl: teams.issuer.metadataUrl,
    tokenIssuer: teams.issuer.issuer,
    connectorUrl: teams.connector.url,
  };
  const environment: Record<string, string> = {
    ...sandboxEnvironment(world, address, port, database.url),
    POLICY_FILE: policyFile,
  };
  const log = createLogLines();
  const process = await compose(loadConfig(environment), {
    ...quick,
    ...stage,
    tls: tls(),
    logTo: log.stream,
  });
  await process.start();
  teams.connect(environment['PUBLIC_URL'] ?? '');
  return {
    ...world,
    teams,
    product: process,
    url: environment['PUBLIC_URL'] ?? '',
    databaseUrl: database.url,
    log: log.lines,
    folder,
    async close() {
      await process.stop();
      await teams.close();
      await world.close();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}
