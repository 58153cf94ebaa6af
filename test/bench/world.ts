import { apps, tenantId } from '../sandbox/people';
import { sandboxEnvironment } from '../sandbox/environment';
import type { Recorder } from '../sandbox/recorder';
import { personal } from '../sandbox/teams/activityBase';
import { startConnectorApi } from '../sandbox/teams/connectorApi';
import { startIssuer } from '../sandbox/teams/issuer';
import { startTenantWorld } from '../sandbox/tenantWorld';
import type { TenantWorld } from '../sandbox/tenantWorld';
import { freshDatabase } from '../sandbox/testDatabase';
import type { BarePlan } from './processes/bareBot';

/** Everything around the processes under test: tenant, desk, a Teams that takes every message, and a database. */
export interface BenchWorld extends TenantWorld {
  readonly serviceUrl: string;
  readonly databaseUrl: string;
  /** The environment of a product process; each listens where it finds a free port. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the bare bot is told. */
  readonly bare: BarePlan;
  /** The header with which the channel signs what it sends. */
  authorization(): Promise<string>;
}

/** Nothing is kept: a bench makes more exchanges than a machine has room for. */
const forgetful: Recorder = { exchanges: [], record: () => undefined };

/** Starts it, with the sandbox's doubles in this process. */
async function startBenchWorld(recorder = forgetful): Promise<BenchWorld> {
  const world = await startTenantWorld(undefined, undefined, recorder);
  const issuer = await startIssuer(recorder);
  let messages = 0;
  const connector = await startConnectorApi(recorder, world.login, (call) => {
    const message = `m${(messages += 1)}`;
    if (call.kind !== 'open') return Promise.resolve({ conversation: call.conversation, message });
    // A thread in a channel is named for the message that began it.
    const conversation =
      call.channel === undefined ? personal(call.member ?? '') : `${call.channel};messageid=${message}`;
    return Promise.resolve({ conversation, message });
  });
  const database = await freshDatabase();
  const address = {
    metadataUrl: issuer.metadataUrl,
    tokenIssuer: issuer.issuer,
    connectorUrl: connector.url,
  };
  const settings = sandboxEnvironment(world, address, 0, database.url);
  // Business time is the machine's: asking a clock over HTTPS is the sandbox's own cost.
  const environment = { ...settings, CLOCK_URL: '' };
  const serviceUrl = `${connector.url}/`;
  return {
    ...world,
    serviceUrl,
    databaseUrl: database.url,
    environment: { ...environment, PUBLIC_URL: 'https://localhost', NODE_ENV: 'production' },
    bare: {
      botId: apps.bot.clientId,
      tenantId,
      authorityUrl: world.login.url,
      metadataUrl: issuer.metadataUrl,
      tokenIssuer: issuer.issuer,
    },
    authorization: async () => `Bearer ${await issuer.token(apps.bot.clientId, serviceUrl)}`,
    async close() {
      await Promise.all([connector.close(), issuer.close()]);
      await world.close();
      await database.drop();
    },
  };
}

/** Measures in a world of its own, which is closed however that ends. */
export async function inBenchWorld<T>(
  measured: (world: BenchWorld) => Promise<T>,
  recorder?: Recorder,
): Promise<T> {
  const world = await startBenchWorld(recorder);
  try {
    return await measured(world);
  } finally {
    await world.close();
  }
}
