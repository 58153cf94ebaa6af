import { randomBytes } from 'node:crypto';
import { version } from '../../package.json';
import { periodOf } from '../../services/reviews/period';
import type { Period } from '../../services/reviews/period';
import { readAnchors } from '../anchors';
import { openEvidence } from '../composeBooks';
import { loadConfig } from '../config';
import { checkPack } from '../evidence/checkPack';
import type { CheckedPack } from '../evidence/checkPack';
import { missingSays } from '../evidence/indexPage';
import { makePack } from '../evidence/makePack';
import type { Made } from '../evidence/makePack';
import { emptyFolder } from '../evidence/packFolder';
import { second } from '../evidence/second';
import words from '../evidence/words/en.json';
import { filled } from '../review/worded';
import { UsageFault, flags, runCommand } from './command';
import type { Call, Cli } from './command';

const usage = `npm run evidence -- --from DAY --to DAY --out FOLDER [--pseudonyms]
npm run evidence -- --check FOLDER [--key KEY]`;

/** What an auditor is given of a period, and the check of such a pack; both change nothing. */
export const evidence: Cli = {
  usage,
  commands: {
    async ''(call) {
      const given = flags(call.args, {
        from: 'text',
        to: 'text',
        out: 'text',
        pseudonyms: 'flag',
        check: 'text',
        key: 'text',
      });
      const { check } = given;
      if (typeof check !== 'string') return await make(call, given);
      if (Object.keys(given).some((name) => name !== 'check' && name !== 'key'))
        throw new UsageFault(words.faults.alone);
      return await checked(call, check, textOf(given['key']));
    },
  },
};

type Given = Readonly<Record<string, string | boolean>>;

async function make({ environment, say }: Call, given: Given): Promise<number> {
  const [days, out] = [{ from: needed(given, 'from'), to: needed(given, 'to') }, needed(given, 'out')];
  if (given['key'] !== undefined) throw new UsageFault(words.faults.alone);
  // Before anything is opened: a day that is none needs no database to be refused.
  daysOf(days, new Date().toISOString());
  const config = loadConfig(environment);
  const outside = config.auditFile === undefined ? undefined : await readAnchors(config.auditFile);
  const { world, signer, policyText } = await openEvidence(config);
  try {
    const period = daysOf(days, await world.store.now());
    const folder = await emptyFolder(out);
    if (folder === undefined) throw new UsageFault(filled(words.faults.folder, { folder: out }));
    const source = {
      world,
      signer,
      period,
      tenantId: config.tenantId,
      version,
      policyText,
      signInId: config.signIn?.clientId ?? config.watch?.signIn,
      outside,
      pseudonymKey: given['pseudonyms'] === true ? randomBytes(32).toString('hex') : undefined,
    };
    return told(await makePack(source, folder), out, say);
  } finally {
    await world.store.close();
  }
}

function told({ manifest, pack }: Made, out: string, say: Call['say']): number {
  const { counts } = manifest;
  say(
    filled(words.said.made, {
      cases: pack.cases.count,
      passes: pack.passes.length,
      entries: counts['entries'] ?? 0,
      out,
    }),
  );
  say(filled(words.said.key, { key: pack.keyPrint }));
  for (const one of pack.missing) say(`${words.said.missing}: ${missingSays(one)}`);
  if (manifest.chain !== 'intact') say(words.said.tampered);
  const breaches = counts['breaches'] ?? 0;
  if (breaches > 0) say(filled(words.chips.dutiesBroken, { count: breaches }));
  return manifest.complete && manifest.chain === 'intact' && breaches === 0 ? 0 : 1;
}

async function checked({ say }: Call, folder: string, key: string | undefined): Promise<number> {
  let result: CheckedPack;
  try {
    result = await checkPack(folder, key);
  } catch {
    throw new UsageFault(filled(words.faults.noFolder, { folder }));
  }
  const { findings, manifest, keyPrint, lines, seals, queries } = result;
  if (findings.length > 0) say(filled(words.said.failed, { count: findings.length }));
  for (const { what, where } of findings) say(`${where} ${words.findings[what]}`);
  if (manifest === undefined) return 1;
  const { from, to } = manifest.period;
  if (findings.length === 0) {
    const files = Object.keys(manifest.files).length;
    say(
      filled(words.said.checked, { files, at: second(manifest.madeAt), from: second(from), to: second(to) }),
    );
    say(filled(words.said.checkedChain, { lines, seals, queries }));
  }
  const trust = key === undefined ? words.said.notTold : words.said.asTold;
  say(
    `${filled(words.said.key, { key: keyPrint })}${findings.some(({ what }) => what === 'otherKey') ? '' : `: ${trust}`}`,
  );
  if (!manifest.complete)
    say(`${words.said.missing}: ${manifest.missing.map(({ part }) => part).join(', ')}`);
  if (manifest.chain !== 'intact') say(words.said.tampered);
  return findings.length === 0 ? 0 : 1;
}

function daysOf(days: { readonly from: string; readonly to: string }, now: string): Period {
  const asked = periodOf('quarterly', days, now);
  if ('fault' in asked) throw new UsageFault(words.faults[asked.fault]);
  if (asked.from > now) throw new UsageFault(words.faults.future);
  return asked;
}

function needed(given: Given, name: string): string {
  const text = textOf(given[name]);
  if (text === undefined) throw new UsageFault(filled(words.faults.needed, { flag: `--${name}` }));
  return text;
}

function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

if (require.main === module) void runCommand(evidence, process.argv.slice(2));
