import type { Configuration } from './configuration';

/** What the simulated tenant keeps to when passes are made and used. */
export interface PassPolicy {
  enabled: boolean;
  minimumLifetimeInMinutes: number;
  maximumLifetimeInMinutes: number;
  length: number;
  groups: readonly string[];
}

/** Brings the rules of passes up to what is configured; "all users" is every group that there is. */
export function enforce({ methods, groups }: Configuration, policy: PassPolicy): void {
  const pass = methods.get('TemporaryAccessPass') as
    | {
        readonly state: string;
        readonly minimumLifetimeInMinutes: number;
        readonly maximumLifetimeInMinutes: number;
        readonly defaultLength: number;
        readonly includeTargets: readonly { readonly id: string }[];
        readonly excludeTargets: readonly { readonly id: string }[];
      }
    | undefined;
  if (pass === undefined) return;
  const included = pass.includeTargets.map(({ id }) => id);
  const excluded = pass.excludeTargets.map(({ id }) => id);
  policy.enabled = pass.state === 'enabled';
  policy.minimumLifetimeInMinutes = pass.minimumLifetimeInMinutes;
  policy.maximumLifetimeInMinutes = pass.maximumLifetimeInMinutes;
  policy.length = pass.defaultLength;
  policy.groups = (included.includes('all_users') ? [...groups.keys()] : included).filter(
    (id) => !excluded.includes(id),
  );
}
