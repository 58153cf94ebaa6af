import { parseArgs } from 'node:util';
import { desks, isDeskName } from './desks';
import type { DeskName } from './desks';
import { people } from './people';
import { openPglite } from './pglite/database';
import { startSandbox } from './sandbox';
import { script } from './script';

/** Fixed ports, so that addresses can be typed and bookmarked. */
const ports = {
  bot: 3978,
  login: 3980,
  graph: 3981,
  desk: 3982,
  subject: 3983,
  clock: 3984,
  verifiedId: 3985,
  portal: 3986,
  playground: 56_150,
};

/** The people who have a Teams client; the others are locked out or never use it here. */
const clients = [people.tara, people.theo, people.anna, people.arne, people.mona, people.atle];

/** The whole product on a simulated tenant, for a person with a browser; ends cleanly with Ctrl-C. */
async function main(): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve).once('SIGTERM', resolve);
  });
  const databaseUrl = process.env['DATABASE_URL'];
  const stage = databaseUrl === undefined ? { database: await openPglite() } : {};
  const sandbox = await startSandbox({ clients, ports, desk: deskAsked(), databaseUrl, stage });
  process.stdout.write(script(sandbox.playgrounds, sandbox.world, sandbox.clock));
  await ended;
  process.stdout.write('\nStopping …\n');
  await sandbox.stop();
}

/** The desk that `--desk` names; ServiceNow when nothing is asked for. */
function deskAsked(): DeskName {
  const { values } = parseArgs({ options: { desk: { type: 'string', default: 'servicenow' } } });
  if (!isDeskName(values.desk))
    throw new Error(`--desk ${values.desk}: expected ${Object.keys(desks).join(' or ')}`);
  return values.desk;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const { code, message, port } = error as { code?: string; message?: string; port?: number };
    const taken = `Port ${String(port)} is taken. Stop what uses it, and start the sandbox again.`;
    process.stderr.write(`${code === 'EADDRINUSE' ? taken : (message ?? String(error))}\n`);
    process.exit(1);
  },
);
