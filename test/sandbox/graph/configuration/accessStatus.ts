import type { Configuration } from './configuration';
import { isMeant } from './isMeant';
import type { Belonging } from './isMeant';

/** What the log of sign-ins says of Conditional Access. */
export type AccessStatus = 'success' | 'failure' | 'notApplied';

interface Tried {
  readonly userId: string;
  readonly errorCode: number;
  readonly appId: string;
  readonly client: string;
}

/** Errors with which a policy stops a sign-in; every other one comes before policies are asked. */
const stopped: ReadonlySet<number> = new Set([53_000, 53_001, 53_002, 53_003]);
const clientTypes: Readonly<Record<string, string>> = {
  Browser: 'browser',
  'Mobile Apps and Desktop clients': 'mobileAppsAndDesktopClients',
};

/** What Conditional Access did about a sign-in: a policy that only reports did nothing, and none is asked before the first factor. */
export function accessStatus(
  { policies }: Configuration,
  belonging: Belonging,
  { userId, errorCode, appId, client }: Tried,
): AccessStatus {
  if (errorCode !== 0 && !stopped.has(errorCode)) return 'notApplied';
  const applied = [...policies.values()].some(({ state, conditions }) => {
    const { includeApplications = [], excludeApplications = [] } = conditions.applications;
    return (
      state === 'enabled' &&
      includeApplications.some((id) => id === 'All' || id === appId) &&
      !excludeApplications.includes(appId) &&
      conditions.clientAppTypes.some((type) => type === 'all' || type === (clientTypes[client] ?? 'other')) &&
      isMeant(belonging, userId, conditions)
    );
  });
  if (!applied) return 'notApplied';
  return errorCode === 0 ? 'success' : 'failure';
}
