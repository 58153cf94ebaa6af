import { z } from 'zod/v4';
import { partNames } from '../../../services/baseline/tenantState';
import type { ReadName, Reading } from '../../../services/baseline/reader';
import type { Policy } from '../../../services/policy/policy';
import { readPolicy } from '../../../services/policyFile';
import { UsageFault } from '../../cli/command';
import type { Call } from '../../cli/command';
import { ConfigFault } from '../../config';
import type { Config } from '../../config';
import { minute } from '../../minute';
import { policyText } from '../../policyText';
import { KeptRunFault } from '../wholeFile';
import { filled, partTitle } from '../worded';
import words from '../words/en.json';

/** Microsoft Graph Command Line Tools: the public client that administrators of every tenant can sign in with. */
const publicClient = '14d82eec-204b-4c2f-b7e8-296a70dab67e';

/** The policy file of the desk. Throws ConfigFault. */
export async function policyOf({ policyFile }: Config): Promise<Policy> {
  const read = readPolicy(await policyText(policyFile));
  if ('faults' in read) throw new ConfigFault(read.faults.map((fault) => `POLICY_FILE: ${fault}`));
  return read.policy;
}

/** How a person signs in at another screen, asked for in these words. Throws UsageFault. */
export function signInOf(client: string | boolean | undefined, sentence: string, tell: Call['tell']) {
  const clientId = textOf(client) ?? publicClient;
  if (!z.guid().safeParse(clientId).success) throw new UsageFault('--client ID: expected a client id (GUID)');
  return {
    clientId,
    tell: ({ address, code }: { readonly address: string; readonly code: string }) => {
      tell(filled(sentence, { address, code }));
    },
  };
}

/** Reads the whole tenant and tells how far it is. */
export function readingFor(
  tell: Call['tell'],
  {
    have = {},
    since = '',
    onPart,
  }: { have?: Reading['have']; since?: string; onPart?: Reading['onPart'] } = {},
): Reading {
  let n = 0;
  const step = (sentence: string, part: string): void => {
    n += 1;
    tell(filled(sentence, { n, all: partNames.length - 1, part: partTitle(part), at: minute(since) }));
  };
  for (const name of Object.keys(have)) step(words.kept, name);
  return {
    have,
    async onPart(name: ReadName, part) {
      step(words.progress, name);
      await onPart?.(name, part);
    },
  };
}

/** Says of which flag a file is wrong. */
export async function asUsage<T>(flag: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KeptRunFault) throw new UsageFault(`${flag} FILE: ${error.message}`);
    throw error;
  }
}

/** The value of a flag that takes one. */
export function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value of a flag without which a command means nothing. Throws UsageFault. */
export function needed(
  given: Readonly<Record<string, string | boolean>>,
  flag: string,
  what: string,
): string {
  const value = textOf(given[flag]);
  if (value === undefined) throw new UsageFault(`--${flag} ${what}: is needed`);
  return value;
}

/** The values of a flag that takes several, with commas between. */
export function listOf(value: string | boolean | undefined): readonly string[] {
  return (textOf(value) ?? '').split(',').filter((one) => one !== '');
}
