import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../bot/compose';
import { loadConfig } from '../../bot/config';
import policyJson from '../../env/policy.json';
import { script } from './script';
import { sandboxEnvironment } from './environment';
import { people } from './people';
import type { SandboxPerson } from './people';
import { openPglite } from './pglite/database';
import { startGateway } from './teams/gateway';
import { startPlayground } from './teams/playground';
import { startTenantWorld } from './tenantWorld';
import { startClockPage } from './clockPage';
import { tls } from './tls';

/** Fixed ports, so that addresses can be typed and bookmarked. */
const ports = {
  bot: 3978,
  login: 3980,
  graph: 3981,
  desk: 3982,
  subject: 3983,
  clock: 3984,
  playground: 56_150,
};

/** The people who have a Teams client; the others are locked out or never use it here. */
const clients: readonly SandboxPerson[] = [
  people.tara,
  people.theo,
  people.anna,
  people.arne,
  people.mona,
  people.atle,
];

/** The whole product on a simulated tenant, for a person with a browser; ends cleanly with Ctrl-C. */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tap-desk-sandbox-'));
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true })];
  const stop = async (): Promise<void> => {
    for (const one of stops.reverse()) await one();
  };
  const ended = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve).once('SIGTERM', resolve);
  });
  try {
    const world = await startTenantWorld(ports);
    stops.push(() => world.close());
    const clockPage = await startClockPage(world, ports.clock);
    stops.push(() => clockPage.close());
    const gateway = await startGateway(world.recorder, world.login);
    stops.push(() => gateway.close());
    const started = await Promise.allSettled(
      clients.map(async (person, index) => {
        const playground = await startPlayground(
          person,
          ports.playground + index,
          gateway.endpoint(person),
          folder,
        );
        stops.push(() => playground.stop());
        return playground;
      }),
    );
    const playgrounds = started.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
    const policyFile = join(folder, 'policy.json');
    await writeFile(policyFile, JSON.stringify({ ...policyJson, emergencyAccounts: [people.emergency.id] }));
    const address = {
      metadataUrl: gateway.issuer.metadataUrl,
      tokenIssuer: gateway.issuer.issuer,
      connectorUrl: gateway.connector.url,
    };
    const environment: Record<string, string> = {
      ...sandboxEnvironment(world, address, ports.bot, process.env['DATABASE_URL']),
      POLICY_FILE: policyFile,
    };
    const database = process.env['DATABASE_URL'] === undefined ? { database: await openPglite() } : {};
    const product = await compose(loadConfig(environment), { ...database, tls: tls() });
    stops.push(() => product.stop());
    await product.start();
    gateway.connect(environment['PUBLIC_URL'] ?? '', playgrounds);
    process.stdout.write(script(playgrounds, world, clockPage));
    await ended;
    process.stdout.write('\nStopping …\n');
  } finally {
    await stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const { code, message, port } = error as { code?: string; message?: string; port?: number };
    const text =
      code === 'EADDRINUSE'
        ? `Port ${String(port)} is taken. Stop what uses it, and start the sandbox again.`
        : (message ?? String(error));
    process.stderr.write(`${text}\n`);
    process.exit(1);
  },
);
