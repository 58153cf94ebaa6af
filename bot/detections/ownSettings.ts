import { readPolicy } from '../../services/policyFile';
import { ConfigFault, loadConfig } from '../config';
import { policyText } from '../policyText';
import type { Settings } from './settings';

/** The ids of this tenant and its policy, from the environment. Throws ConfigFault when either cannot be used. */
export async function ownSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Settings> {
  const config = loadConfig(environment);
  const read = readPolicy(await policyText(config.policyFile));
  if ('faults' in read) throw new ConfigFault(read.faults.map((fault) => `POLICY_FILE: ${fault}`));
  const { policy } = read;
  const signIn = config.watch?.signIn ?? config.signIn?.clientId;
  const lower = (ids: readonly (string | undefined)[]): readonly string[] =>
    ids.flatMap((id) => (id === undefined ? [] : [id.toLowerCase()]));
  return {
    policy,
    ids: {
      groups: lower(Object.values(config.groupIds.tap)),
      front: lower([config.front.clientId]),
      reaper: lower([config.reaper?.clientId]),
      signIn: lower([signIn]),
      emergency: lower(policy.emergencyAccounts),
    },
  };
}
