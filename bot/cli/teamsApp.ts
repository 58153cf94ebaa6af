import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { packageSettings } from '../package/settings';
import { teamsPackage } from '../package/teamsPackage';
import { UsageFault, flags, runCommand } from './command';
import type { Cli } from './command';

const usage = `npm run package -- [--out FILE]`;

/** Makes the app package that is uploaded to Teams. */
export const teamsApp: Cli = {
  usage,
  commands: {
    async ''({ args, environment, say }) {
      const { out = 'dist/appPackage/tap-desk.zip' } = flags(args, { out: 'text' });
      const zip = await teamsPackage('appPackage', packageSettings(environment));
      await written(String(out), zip);
      say(`${String(out)}: ${zip.length} bytes. Upload it in the Teams admin centre, Manage apps.`);
      return 0;
    },
  },
};

async function written(file: string, zip: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, zip);
  } catch {
    throw new UsageFault('--out FILE: cannot be written');
  }
}

if (require.main === module) void runCommand(teamsApp, process.argv.slice(2));
