import { writeFile } from 'node:fs/promises';
import { differences } from '../../services/baseline/difference';
import { holds } from '../../services/baseline/report';
import { checkTenant, expectedOf } from '../../services/tenantCheck';
import { openTenant, openTenantChange } from '../composeTenant';
import { loadConfig } from '../config';
import { applyCommand } from '../tenant/commands/apply';
import { enforceCommand } from '../tenant/commands/enforce';
import { liveSubjects } from '../tenant/commands/liveSubjects';
import { asUsage, policyOf, readingFor, signInOf, textOf } from '../tenant/commands/opening';
import { planCommand } from '../tenant/commands/plan';
import { undoCommand } from '../tenant/commands/undo';
import { openKeptRun } from '../tenant/keptRun';
import { htmlReport } from '../tenant/report';
import { table } from '../tenant/table';
import type { Compared } from '../tenant/table';
import { KeptRunFault } from '../tenant/wholeFile';
import words from '../tenant/words/en.json';
import { flags, runCommand } from './command';
import type { Cli } from './command';
import { rememberCheck, stage, stageUsage } from './tenantStage';

const usage = [
  'npm run tenant -- check [--front] [--client ID] [--json] [--html FILE] [--state FILE]',
  'npm run tenant -- plan [--front] [--client ID] [--json] [--out FILE] [--places CIDR,CIDR] [--user ID]',
  'npm run tenant -- apply --plan FILE --yes [--touch ID,ID] [--journal FILE] [--client ID]',
  'npm run tenant -- enforce --plan FILE --user ID [--yes] [--journal FILE] [--client ID]',
  'npm run tenant -- undo --plan FILE --yes [--journal FILE] [--client ID]',
  stageUsage,
].join('\n');

/** The baseline of the tenant: how far it is from one in which a pass is safe. */
export const tenant = tenantCli(openTenant, openTenantChange);

/** The same over another reader and another writer; tests wait in no real time. */
export function tenantCli(
  open: typeof openTenant,
  openChange: typeof openTenantChange,
  pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms)),
): Cli {
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
        const as = given['front'] === true ? 'front' : signInOf(given['client'], words.signIn, tell);
        const { report } = await checkTenant({
          tenantId: config.tenantId,
          read: open(config, policy, as),
          reading: readingFor(tell, { have, since, onPart: (...part) => kept.part(...part) }),
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
      plan: planCommand(openChange),
      apply: applyCommand(openChange, pause),
      enforce: enforceCommand(openChange),
      undo: undoCommand(openChange),
      stage: (call) => stage(call, policyOf),
    },
  };
}

async function writeHtml(file: string | undefined, compared: Compared): Promise<void> {
  if (file === undefined) return;
  try {
    await writeFile(file, htmlReport(compared), { mode: 0o600 });
  } catch {
    throw new KeptRunFault('cannot be written');
  }
}

if (require.main === module) void runCommand(tenant, process.argv.slice(2));
