import type { LogName } from '../services/policy/alerting';
import type { Config } from './config';

/** How the tenant's logs are read: which groups and identities of them are the desk's own, and the names that policy adds. */
export function logSettings({ groupIds, front, reaper, watch }: Config, names: readonly LogName[]) {
  const { tap, ...others } = groupIds;
  const groups = [...Object.values(tap), ...Object.values(others)].filter((one) => one !== undefined);
  const identities = [front.clientId, reaper?.clientId, watch?.signIn].filter((one) => one !== undefined);
  return {
    names,
    groupIds: groups.map((id) => id.toLowerCase()),
    identities: identities.map((id) => id.toLowerCase()),
    signInVersion: watch?.signInLog ?? 'v1.0',
  };
}
