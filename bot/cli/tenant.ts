import { writeFile } from 'node:fs/promises';
import { z } from 'zod/v4';
import { differences } from '../../services/baseline/difference';
import { holds } from '../../services/baseline/report';
import { partNames } from '../../services/baseline/tenantState';
import { Fault } from '../../services/faults';
import type { Policy } from '../../services/policy/policy';
import { readPolicy } from '../../services/policyFile';
import { checkTenant, expectedOf } from '../../services/tenantCheck';
import { openBooks } from '../compose';
import { openTenant } from '../composeTenant';
import { ConfigFault, loadConfig } from '../config';
import type { Config } from '../config';
import { policyText } from '../policyText';
import { KeptRunFault, openKeptRun } from '../tenant/keptRun';
import { htmlReport } from '../tenant/report';
import { table } from '../tenant/table';
import type { Compared } from '../tenant/table';
import { filled, partTitle } from '../tenant/worded';
import words from '../tenant/words/en.json';
import { UsageFault, flags, runCommand } from './command';
import type { Call, Cli } from './command';
import { rememberCheck, stage, stageUsage } from './tenantStage';

const usage = `npm run tenant -- check [--front] [--client ID] [--json] [--html FILE] [--state FILE]
${stageUsage}`;

/** Microsoft Graph Command Line Tools: the public client that administrators of every tenant can sign in with. */
const publicClient = '14d82eec-204b-4c2f-b7e8-296a70dab67e';

/** The baseline of the tenant: how far it is from one in which a pass is safe. */
export const tenant = tenantCli(openTenant);

/** The same over another reader. */
export function tenantCli(open: typeof openTenant): Cli {
  return {
    usage,
    commands: {
      async check({ args, environment, say, tell }) {
        const given = flags(args, {
          front: 'flag',
          client: 'text',
          json: 'flag',
          html: 'text',
          state: 'text',
        });
        const config = loadConfig(environment);
        const policy = await policyOf(config);
        const kept = await asUsage('--state', () =>
          openKeptRun(textOf(given['state']), config.tenantId, () => new Date()),
        );
        const { last: before, since, have } = kept;
        let n = 0;
        const step = (sentence: string, part: string): void => {
          n += 1;
          tell(filled(sentence, { n, all: partNames.length - 1, part: partTitle(part), at: since }));
        };
        for (const name of Object.keys(have)) step(words.kept, name);
        const { report } = await checkTenant({
          tenantId: config.tenantId,
          read: open(config, policy, given['front'] === true ? 'front' : signIn(given['client'], tell)),
          reading: {
            have,
            async onPart(name, part) {
              step(words.progress, name);
              await kept.part(name, part);
            },
          },
          expected: expectedOf(policy, config.groupIds),
          liveSubjects: await liveSubjects(config),
          now: () => new Date(),
        });
        await kept.whole(report);
        await rememberCheck(config, report);
        const compared: Compared = {
          report,
          before,
          differences: before === undefined ? [] : differences(before, report),
        };
        await asUsage('--html', () => writeHtml(textOf(given['html']), compared));
        if (given['json'] === true)
          say(JSON.stringify({ ...report, since: before?.at, changed: compared.differences }));
        else for (const line of table(compared)) say(line);
        return holds(report) ? 0 : 1;
      },
      stage: (call) => stage(call, policyOf),
    },
  };
}

async function policyOf({ policyFile }: Config): Promise<Policy> {
  const read = readPolicy(await policyText(policyFile));
  if ('faults' in read) throw new ConfigFault(read.faults.map((fault) => `POLICY_FILE: ${fault}`));
  return read.policy;
}

function signIn(client: string | boolean | undefined, tell: Call['tell']) {
  const clientId = textOf(client) ?? publicClient;
  if (!z.guid().safeParse(clientId).success) throw new UsageFault('--client ID: expected a client id (GUID)');
  return {
    clientId,
    tell: ({ address, code }: { readonly address: string; readonly code: string }) => {
      tell(filled(words.signIn, { address, code }));
    },
  };
}

/** Who has an open case, where the desk's database can be reached from here. */
async function liveSubjects(config: Config): Promise<readonly string[] | undefined> {
  if (config.databaseUrl === undefined) return undefined;
  try {
    const { store } = await openBooks(config);
    try {
      return (await store.live()).map(({ subject }) => subject.id);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

async function writeHtml(file: string | undefined, compared: Compared): Promise<void> {
  if (file === undefined) return;
  try {
    await writeFile(file, htmlReport(compared), { mode: 0o600 });
  } catch {
    throw new KeptRunFault('cannot be written');
  }
}

async function asUsage<T>(flag: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KeptRunFault) throw new UsageFault(`${flag} FILE: ${error.message}`);
    throw error;
  }
}

function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

if (require.main === module) void runCommand(tenant, process.argv.slice(2));
