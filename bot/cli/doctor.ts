import { readPolicy } from '../../services/policyFile';
import type { Store } from '../../services/ports';
import { openBooks } from '../composeBooks';
import { looksAt } from '../composeDoctor';
import { ConfigFault, loadConfig } from '../config';
import type { Config } from '../config';
import { examine } from '../doctor/examine';
import type { Finding } from '../doctor/examine';
import words from '../doctor/words/en.json';
import { policyText } from '../policyText';
import { flags, runCommand } from './command';
import type { Call, Cli } from './command';

const usage = `npm run doctor -- [--json]`;

/** Looks at a deployment from end to end and says what to do about each thing that is not well. */
export const doctor: Cli = {
  usage,
  commands: {
    async ''({ args, environment, say }) {
      const { json } = flags(args, { json: 'flag' });
      const findings = await findingsOf(environment);
      const ill = findings.filter(({ well }) => !well);
      if (json === true) say(JSON.stringify({ well: ill.length === 0, findings }));
      else for (const line of told(findings)) say(line);
      return ill.length === 0 ? 0 : 1;
    },
  },
};

async function findingsOf(environment: Call['environment']): Promise<readonly Finding[]> {
  const config = configOf(environment);
  if ('faults' in config) return config.faults.map((detail) => ({ check: 'settings', well: false, detail }));
  const settings: Finding = { check: 'settings', well: true, detail: '' };
  let books: Promise<Store> | undefined;
  const open = (): Promise<Store> => (books ??= openBooks(config).then(({ store }) => store));
  try {
    const looks = [['policy', () => policyFaults(config)] as const, ...looksAt(config, open)];
    return [settings, ...(await examine(looks))];
  } finally {
    await books?.then(
      (store) => store.close(),
      () => undefined,
    );
  }
}

function configOf(environment: Call['environment']): Config | ConfigFault {
  try {
    return loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigFault) return error;
    throw error;
  }
}

async function policyFaults({ policyFile }: Config): Promise<string> {
  try {
    const read = readPolicy(await policyText(policyFile));
    return 'faults' in read ? read.faults.join('; ') : '';
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults.join('; ');
    throw error;
  }
}

function told(findings: readonly Finding[]): readonly string[] {
  const ill = findings.filter(({ well }) => !well).length;
  const end = ill === 0 ? words.allWell : words.someIll;
  return [
    ...findings.flatMap(({ check, well, detail }, index) =>
      well
        ? [`${words.well.padEnd(5)} ${words.checks[check]}`]
        : [
            `${words.ill.padEnd(5)} ${words.checks[check]}: ${detail}`,
            ...(findings[index + 1]?.check === check ? [] : [`      ${words.todo[check]}`]),
          ],
    ),
    end.replace('{n}', String(findings.length)).replace('{ill}', String(ill)),
  ];
}

if (require.main === module) void runCommand(doctor, process.argv.slice(2));
