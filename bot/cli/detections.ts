import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { detectionFiles } from '../detections/files';
import { ownSettings } from '../detections/ownSettings';
import { plainSettings } from '../detections/settings';
import { withTable } from '../detections/table';
import { UsageFault, flags, runCommand } from './command';
import type { Cli } from './command';

const usage = `npm run detections -- [--own --out FOLDER]`;
const page = 'docs/MONITORING.md';

/** The rules of monitoring as files for a SIEM: those that come with the desk, or with this tenant's ids and policy. */
export const detections: Cli = {
  usage,
  commands: {
    async ''({ args, environment, say }) {
      const given = flags(args, { own: 'flag', out: 'text' });
      const own = given['own'] === true;
      const out = given['out'];
      if (own !== (typeof out === 'string')) throw new UsageFault('--own and --out FOLDER: both or neither');
      const folder = typeof out === 'string' ? out : 'detections';
      const files = detectionFiles(own ? await ownSettings(environment) : plainSettings);
      for (const [path, text] of files) {
        await mkdir(join(folder, dirname(path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
      if (!own && existsSync(page)) await writeFile(page, withTable(await readFile(page, 'utf8')));
      say(`${files.size} files in ${folder}`);
      return 0;
    },
  },
};

if (require.main === module) void runCommand(detections, process.argv.slice(2));
