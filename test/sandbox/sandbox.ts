import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../bot/compose';
import type { Process, Stage } from '../../bot/compose';
import { loadConfig } from '../../bot/config';
import { startClockPage } from './clockPage';
import type { DeskName } from './desks';
import { sandboxEnvironment } from './environment';
import { freePort } from './freePort';
import type { Double } from './httpsDouble';
import { sandboxPolicy } from './policy';
import type { SandboxPerson } from './people';
import { startGateway } from './teams/gateway';
import { startPlayground } from './teams/playground';
import type { Playground } from './teams/playground';
import { startTenantWorld } from './tenantWorld';
import type { TenantWorld, WorldPorts } from './tenantWorld';
import { tls } from './tls';

/** Who gets a Teams client, on which ports (any free ones when absent), which desk there is, and what the product runs on. */
export interface SandboxPlan {
  readonly clients: readonly SandboxPerson[];
  readonly ports:
    (WorldPorts & { readonly bot: number; readonly clock: number; readonly playground: number }) | undefined;
  readonly desk?: DeskName;
  readonly databaseUrl: string | undefined;
  readonly stage: Stage;
  /** A policy of its own; the sandbox's when absent. */
  readonly policy?: object | undefined;
}

/** A running sandbox with real Teams clients. */
export interface Sandbox {
  readonly world: TenantWorld;
  readonly product: Process;
  readonly url: string;
  readonly clock: Double;
  readonly playgrounds: readonly Playground[];
  /** The folder that holds every file of this run. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** Starts tenant, gateway, Playgrounds and the product; whatever was started is stopped again when something fails. */
export async function startSandbox(plan: SandboxPlan): Promise<Sandbox> {
  const { ports } = plan;
  const folder = await mkdtemp(join(tmpdir(), 'tap-desk-sandbox-'));
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, maxRetries: 5 })];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const world = await startTenantWorld(ports, plan.desk);
    stops.push(() => world.close());
    const clock = await startClockPage(world, ports?.clock);
    stops.push(() => clock.close());
    const gateway = await startGateway(world.recorder, world.login);
    stops.push(() => gateway.close());
    const started = await Promise.allSettled(
      plan.clients.map(async (person, index) => {
        const port = ports === undefined ? await freePort() : ports.playground + index;
        const playground = await startPlayground(person, port, gateway.endpoint(person), folder);
        stops.push(() => playground.stop());
        return playground;
      }),
    );
    const playgrounds = started.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
    const policyFile = join(folder, 'policy.json');
    await writeFile(policyFile, JSON.stringify(plan.policy ?? sandboxPolicy));
    const address = {
      metadataUrl: gateway.issuer.metadataUrl,
      tokenIssuer: gateway.issuer.issuer,
      connectorUrl: gateway.connector.url,
    };
    const port = ports?.bot ?? (await freePort());
    const url = `https://localhost:${port}`;
    const environment = sandboxEnvironment(world, address, port, plan.databaseUrl);
    const product = await compose(loadConfig({ ...environment, POLICY_FILE: policyFile }), {
      ...plan.stage,
      tls: tls(),
    });
    stops.push(() => product.stop());
    // What the desk has to say when it starts is for these people, too.
    gateway.connect(url, playgrounds);
    await product.start();
    return { world, product, url, clock, playgrounds, folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
