import { readFile } from 'node:fs/promises';
import { ConfigFault } from './config';

/** The text of the policy file; throws ConfigFault when it cannot be read. */
export async function policyText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new ConfigFault([`POLICY_FILE: ${path} cannot be read`]);
  }
}
