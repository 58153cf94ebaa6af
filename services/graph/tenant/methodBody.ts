import { z } from 'zod/v4';
import type { Change } from '../../baseline/plan/change';
import type { IdOf, MethodName } from '../../baseline/plan/writer';
import { readAs } from '../answer';

const target = z.looseObject({ id: z.string(), targetType: z.string() });
const configuration = z.looseObject({
  '@odata.type': z.string(),
  state: z.string(),
  includeTargets: z
    .array(target)
    .nullish()
    .transform((list) => list ?? []),
  excludeTargets: z
    .array(target)
    .nullish()
    .transform((list) => list ?? []),
});
type Configuration = z.infer<typeof configuration>;
type MethodChange = Extract<Change, { readonly kind: 'openMethod' | 'setPassMethod' }>;

const ids: Readonly<Record<MethodName, string>> = {
  pass: 'TemporaryAccessPass',
  passkey: 'Fido2',
  authenticator: 'MicrosoftAuthenticator',
};

/** The method that a change is about. */
export function methodOf(change: MethodChange): MethodName {
  return change.kind === 'setPassMethod' ? 'pass' : change.method;
}

/** Where a method is set. */
export function methodPath(method: MethodName): string {
  return `/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/${ids[method]}`;
}

/** The body that sets a method; people and groups that are there stay where the change only adds. `now` is the method as Graph tells it. */
export function methodBody(change: MethodChange, now: unknown, idOf: IdOf): Record<string, unknown> {
  const current = readAs(configuration, now);
  const groups = ('settings' in change ? change.settings : change).groups.map((one) => {
    const id = idOf(one);
    if (id === undefined) throw new Error('what a method names is made before it');
    return id;
  });
  const wanted = {
    '@odata.type': current['@odata.type'],
    state: 'enabled',
    excludeTargets: current.excludeTargets.filter(({ id }) => !groups.includes(id)),
  };
  if (change.kind === 'openMethod')
    return {
      ...wanted,
      includeTargets: opened(current, groups, change.method === 'authenticator'),
      ...('isSelfServiceRegistrationAllowed' in current && { isSelfServiceRegistrationAllowed: true }),
    };
  const { shortest, usual, longest, length } = change.settings;
  return {
    ...wanted,
    isUsableOnce: true,
    minimumLifetimeInMinutes: shortest,
    defaultLifetimeInMinutes: usual,
    maximumLifetimeInMinutes: longest,
    defaultLength: length,
    includeTargets: groups.map((id) => ({ targetType: 'group', id, isRegistrationRequired: false })),
  };
}

/** Whether a method holds all of a body already. */
export function holdsBody(now: unknown, body: Record<string, unknown>): boolean {
  const current = readAs(configuration, now) as Record<string, unknown>;
  return Object.entries(body).every(([name, value]) =>
    Array.isArray(value)
      ? idsOf(current[name]).join() === idsOf(value).join()
      : name === '@odata.type' || current[name] === value,
  );
}

/** The members of a body, as they are now: what would take it back. */
export function restoring(now: unknown, body: Record<string, unknown>): object {
  const current = readAs(configuration, now) as Record<string, unknown>;
  return Object.fromEntries(Object.keys(body).map((name) => [name, current[name]]));
}

/** A method that was off opens for our groups alone, whoever stood in it. */
function opened(current: Configuration, groups: readonly string[], isAuthenticator: boolean): object[] {
  const kept = current.state === 'enabled' ? current.includeTargets : [];
  if (kept.some(({ id }) => id === 'all_users')) return kept;
  const missing = groups.filter((group) => !kept.some(({ id }) => id === group));
  return [
    ...kept,
    ...missing.map((id) => ({
      targetType: 'group',
      id,
      isRegistrationRequired: false,
      ...(isAuthenticator && { authenticationMode: 'any' }),
    })),
  ];
}

function idsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map((one: { readonly id: string }) => one.id).sort() : [];
}
