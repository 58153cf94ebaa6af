import type { LogName } from '../services/policy/alerting';
import type { Config } from './config';

/** How the tenant's logs are read: which groups and identities of them are the desk's own, and the names that policy adds. */
export function logSettings(config: Config, names: readonly LogName[]) {
  const { tap, ...others } = config.groupIds;
  const groupIds = [...Object.values(tap), ...Object.values(others)].filter((one) => one !== undefined);
  const { front, reaper, signIn, signInLog } = config;
  return {
    names,
    groupIds: groupIds.map((id) => id.toLowerCase()),
    identities: [front, reaper, signIn].map(({ clientId }) => clientId.toLowerCase()),
    signInVersion: signInLog,
  };
}
