import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskName } from './desks';
import { sandboxEnvironment } from './environment';
import { freePort } from './freePort';
import { sandboxPolicy } from './policy';
import { startTeams } from './teams/teams';
import type { Teams } from './teams/teams';
import { startTenantWorld } from './tenantWorld';
import type { TenantWorld } from './tenantWorld';
import { freshDatabase } from './testDatabase';

/** Everything around one product: tenant, desk, Teams without a screen, a database of its own and its environment. */
export interface Surroundings extends TenantWorld {
  readonly teams: Teams;
  readonly url: string;
  readonly databaseUrl: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The folder with every file that this run wrote. */
  readonly folder: string;
}

/** Starts all but the product, which gets this policy and this desk. */
export async function startSurroundings(
  policy: object = sandboxPolicy,
  desk?: DeskName,
  openDatabase: () => Promise<{ readonly url?: string; drop(): Promise<void> }> = freshDatabase,
): Promise<Surroundings> {
  const world = await startTenantWorld(undefined, desk);
  const teams = await startTeams(world.recorder, world.login, world.graph.tenant.withoutApp);
  const database = await openDatabase();
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'tap-desk-policy-'));
  const policyFile = join(folder, 'policy.json');
  await writeFile(policyFile, JSON.stringify(policy));
  const address = {
    metadataUrl: teams.issuer.metadataUrl,
    tokenIssuer: teams.issuer.issuer,
    connectorUrl: teams.connector.url,
  };
  const environment = {
    ...sandboxEnvironment(world, address, port, database.url),
    POLICY_FILE: policyFile,
    SIEM_FILE: join(folder, 'siem.jsonl'),
  };
  const url = `https://localhost:${port}`;
  teams.connect(url);
  return {
    ...world,
    teams,
    url,
    databaseUrl: database.url ?? '',
    environment,
    folder,
    async close() {
      await teams.close();
      await world.close();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}
