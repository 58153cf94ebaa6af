import { readFile, writeFile } from 'node:fs/promises';
import { caseFigures } from '../../services/caseFigures';
import type { Policy } from '../../services/policy/policy';
import { readPolicy } from '../../services/policyFile';
import { reviewFigures } from '../../services/reviewFigures';
import type { Store } from '../../services/ports';
import { openBooks } from '../composeBooks';
import { ConfigFault, loadConfig, policyFileOf } from '../config';
import { changes } from '../policy/changes';
import { documentOf } from '../policy/document';
import { markdown } from '../policy/markdown';
import { page } from '../policy/page';
import { summaryOf } from '../policy/summary';
import type { Live, Source } from '../policy/written';
import words from '../policy/words/en.json';
import { policyHash } from '../policyHash';
import { policyText } from '../policyText';
import { filled } from '../tenant/worded';
import { UsageFault, flags, runCommand } from './command';
import type { Call, Cli } from './command';

const usage = `npm run policy -- print [--html FILE] [--json] [--against FILE]
npm run policy -- summary [--html FILE] [--json]
npm run policy -- check`;

/** The written policy: what the file, the program and the desk's own books say. */
export const policy: Cli = {
  usage,
  commands: {
    async print({ args, environment, say }) {
      const given = flags(args, { html: 'text', json: 'flag', against: 'text' });
      const { policy: own, hash } = await policyOf(environment);
      const against = given['against'];
      if (typeof against === 'string') {
        for (const line of await differences(against, own, given['json'] === true)) say(line);
        return 0;
      }
      const document = documentOf(await sourceOf(own, environment), hash);
      await write(given['html'], () => page(document));
      say(given['json'] === true ? JSON.stringify(document) : markdown(document));
      return 0;
    },

    async summary({ args, environment, say }) {
      const given = flags(args, { html: 'text', json: 'flag' });
      const { policy: own, hash } = await policyOf(environment);
      const source = await sourceOf(own, environment);
      const document = summaryOf(source, documentOf(source, hash));
      await write(given['html'], () => page(document));
      say(given['json'] === true ? JSON.stringify(document) : markdown(document));
      return 0;
    },

    async check({ args, environment, say }) {
      flags(args, {});
      const { policy: own, hash } = await policyOf(environment);
      const { disorders } = documentOf({ policy: own, now: new Date().toISOString(), live: undefined }, hash);
      for (const one of disorders.length === 0 ? [words.inOrder] : disorders) say(one);
      return disorders.length === 0 ? 0 : 1;
    },
  },
};

/** Without the name of a command, the policy is printed. */
export function policyArguments(argv: readonly string[]): readonly string[] {
  const [first] = argv;
  return first === undefined || (first.startsWith('--') && first !== '--help') ? ['print', ...argv] : argv;
}

async function policyOf(environment: Call['environment']): Promise<{ policy: Policy; hash: string }> {
  const text = await policyText(policyFileOf(environment));
  const read = readPolicy(text);
  if ('faults' in read) throw new ConfigFault(read.faults.map((fault) => `POLICY_FILE: ${fault}`));
  return { policy: read.policy, hash: policyHash(text) };
}

async function differences(file: string, own: Policy, asJson: boolean): Promise<readonly string[]> {
  const read = readPolicy(await earlier(file));
  if ('faults' in read) throw new UsageFault(`--against FILE: ${read.faults.join('; ')}`);
  const changed = changes(read.policy, own, new Date().toISOString());
  const { title, none } = words.difference;
  const head = filled(title, { before: read.policy.version, after: own.version });
  if (asJson) return [JSON.stringify({ before: read.policy.version, after: own.version, changed })];
  return [head, ...(changed.length === 0 ? [none] : changed.map((one) => `- ${one}`))];
}

async function earlier(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UsageFault('--against FILE: cannot be read');
  }
}

/** With the desk's books where the environment names them; without, the document says that they were not at hand. */
async function sourceOf(own: Policy, environment: Call['environment']): Promise<Source> {
  if ((environment['DATABASE_URL'] ?? '') === '')
    return { policy: own, now: new Date().toISOString(), live: undefined };
  const { store } = await openBooks(loadConfig(environment));
  try {
    return { policy: own, now: await store.now(), live: await liveOf(store) };
  } finally {
    await store.close();
  }
}

const alertsAtMost = 1_000;

async function liveOf(store: Store): Promise<Live> {
  const now = await store.now();
  const [desk, figures, reviews, { concerns, all }] = await Promise.all([
    store.desk(),
    caseFigures(store, now),
    reviewFigures(store, now),
    store.openConcerns(alertsAtMost),
  ]);
  const critical = concerns.filter(({ severity }) => severity === 'critical').length;
  return { desk, last: desk.baseline, figures, reviews, openAlerts: { all, critical } };
}

async function write(file: string | boolean | undefined, content: () => string): Promise<void> {
  if (typeof file !== 'string') return;
  try {
    await writeFile(file, content(), { mode: 0o600 });
  } catch {
    throw new UsageFault('--html FILE: cannot be written');
  }
}

if (require.main === module) void runCommand(policy, policyArguments(process.argv.slice(2)));
