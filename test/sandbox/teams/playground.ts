import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { apps, people, tenantId } from '../people';
import type { SandboxPerson } from '../people';
import { noticeChannel } from './teams';
import { personal } from './activityBase';

/** One person's Teams client: an Agents Playground of their own. */
export interface Playground {
  readonly person: SandboxPerson;
  readonly url: string;
  /** The Playground's own connector, where the gateway passes the bot's messages on to. */
  readonly connectorUrl: string;
  stop(): Promise<void>;
}

const program = resolve('node_modules/@microsoft/m365agentsplayground/cli.js');
const loopback = resolve('test/sandbox/teams/loopback.cjs');

/** Starts a Playground on a port of loopback, with the person as its current user; resolves when it answers. */
export async function startPlayground(
  person: SandboxPerson,
  port: number,
  endpoint: string,
  folder: string,
): Promise<Playground> {
  const home = join(folder, person.id);
  await mkdir(home, { recursive: true });
  const config = join(home, 'playground.yml');
  const logFile = join(home, 'playground.log');
  await writeFile(config, configuration(person));
  const child = spawn(
    process.execPath,
    [
      '-r',
      loopback,
      program,
      'start',
      '-e',
      endpoint,
      '-c',
      'msteams',
      '-p',
      String(port),
      '--disable-telemetry',
    ],
    {
      cwd: home,
      stdio: 'ignore',
      env: {
        ...process.env,
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
        M365_AGENTS_PLAYGROUND_LOGFILE: logFile,
        SEND_INSTALLATION_ACTIVITY: 'true',
        TEAMSAPPTESTER_BROWSER: 'none',
      },
    },
  );
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  await answering(`${url}/_debug/ping`, exited, logFile, port);
  return {
    person,
    url,
    connectorUrl: `${url}/_connector`,
    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function answering(
  url: string,
  exited: Promise<unknown>,
  logFile: string,
  port: number,
): Promise<void> {
  const gone = new AbortController();
  void exited.then(() => {
    gone.abort();
  });
  for (const until = Date.now() + 60_000; Date.now() < until && !gone.signal.aborted;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  const log = await readFile(logFile, 'utf8').catch(() => '');
  throw new Error(`The Playground on port ${port} did not start; is the port taken?\n${log.slice(-1_000)}`);
}

/** The Playground's own settings, spelled as it wants them; JSON is YAML. It wants five other people. */
function configuration(current: SandboxPerson): string {
  const user = (one: SandboxPerson) => {
    const [givenName = '', surname = ''] = one.name.split(' ');
    return {
      id: `29:${one.id}`,
      name: one.name,
      userPrincipleName: one.upn,
      aadObjectId: one.id,
      givenName,
      surname,
      email: one.upn,
    };
  };
  const others = Object.values<SandboxPerson>(people)
    .filter((one) => one.id !== current.id)
    .slice(0, 5);
  return JSON.stringify({
    version: '0.1.1',
    tenantId,
    bot: { id: `28:${apps.bot.clientId}`, name: 'TAP Desk' },
    currentUser: user(current),
    users: others.map(user),
    personalChat: { id: personal(current.id) },
    groupChat: { id: `19:group-${current.id}@thread.v2`, name: 'Group chat' },
    team: {
      id: noticeChannel.teamId,
      name: 'Service desk',
      aadGroupId: '50000000-0000-4000-8000-000000000001',
      channels: [{ id: noticeChannel.channelId, name: 'TAP notices' }],
    },
  });
}
