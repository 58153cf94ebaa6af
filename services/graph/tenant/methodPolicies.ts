import { z } from 'zod/v4';
import type { MethodTargets, OtherMethod, PassMethod } from '../../baseline/tenantState';
import { Fault } from '../../faults';
import { readAs } from '../answer';

const target = z.looseObject({ id: z.string(), targetType: z.string() });
const targets = {
  state: z.enum(['enabled', 'disabled']),
  includeTargets: z.array(target).nullish(),
  excludeTargets: z.array(target).nullish(),
};
const pass = z.looseObject({
  ...targets,
  defaultLength: z.number(),
  defaultLifetimeInMinutes: z.number(),
  minimumLifetimeInMinutes: z.number(),
  maximumLifetimeInMinutes: z.number(),
  isUsableOnce: z.boolean(),
});
const other = z.looseObject({ ...targets, isSelfServiceRegistrationAllowed: z.boolean().nullish() });
const policy = z.looseObject({
  authenticationMethodConfigurations: z.array(z.looseObject({ id: z.string() })),
});

/** The tenant's policy of passes, out of its policy of all methods. */
export function passMethodOf(answer: unknown): PassMethod {
  const read = readAs(pass, configuration(answer, 'TemporaryAccessPass'));
  return {
    enabled: read.state === 'enabled',
    oneTime: read.isUsableOnce,
    shortest: read.minimumLifetimeInMinutes,
    usual: read.defaultLifetimeInMinutes,
    longest: read.maximumLifetimeInMinutes,
    length: read.defaultLength,
    targets: targetsOf(read),
  };
}

/** Another method out of the same policy. */
export function otherMethodOf(answer: unknown, id: 'Fido2' | 'MicrosoftAuthenticator'): OtherMethod {
  const read = readAs(other, configuration(answer, id));
  return {
    enabled: read.state === 'enabled',
    selfService: read.isSelfServiceRegistrationAllowed !== false,
    targets: targetsOf(read),
  };
}

function configuration(answer: unknown, id: string): unknown {
  const found = readAs(policy, answer).authenticationMethodConfigurations.find((one) => one.id === id);
  if (found === undefined) throw new Fault('GRAPH_NOT_FOUND', { retryable: false });
  return found;
}

function targetsOf({
  includeTargets,
  excludeTargets,
}: z.infer<typeof pass> | z.infer<typeof other>): MethodTargets {
  const included = includeTargets ?? [];
  return {
    everybody: included.some(({ id }) => id === 'all_users'),
    groups: included.filter(({ id, targetType }) => targetType === 'group' && id !== 'all_users').map(idOf),
    people: included.filter(({ targetType }) => targetType !== 'group').map(idOf),
    excluded: (excludeTargets ?? []).map(idOf),
  };
}

function idOf({ id }: z.infer<typeof target>): string {
  return id;
}
