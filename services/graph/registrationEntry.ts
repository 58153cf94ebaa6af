import { z } from 'zod/v4';
import { methodNamed } from '../alerts/names';
import type { MethodKind } from '../policy/terms';
import type { Registration } from '../tenantLogs';
import { readAs } from './answer';

const shape = z.looseObject({
  id: z.guid(),
  isAdmin: z.boolean().nullish(),
  isMfaCapable: z.boolean().nullish(),
  isPasswordlessCapable: z.boolean().nullish(),
  methodsRegistered: z.array(z.string()).nullish(),
  lastUpdatedDateTime: z.iso.datetime({ offset: true }),
});

/** The report's own names of methods that say less than the log's. */
const names: Readonly<Record<string, MethodKind>> = {
  temporaryAccessPass: 'pass',
  windowsHelloForBusiness: 'windowsHello',
  macOsSecureEnclaveKey: 'platformCredential',
  softwareOneTimePasscode: 'softwareOath',
  hardwareOneTimePasscode: 'softwareOath',
};

/** A line of the report of methods. Throws Fault GRAPH_ANSWER when it cannot be read. */
export function readRegistration(entry: unknown): Registration {
  const found = readAs(shape, entry);
  return {
    subjectId: found.id.toLowerCase(),
    admin: found.isAdmin === true,
    mfaCapable: found.isMfaCapable === true,
    passwordlessCapable: found.isPasswordlessCapable === true,
    methods: (found.methodsRegistered ?? []).map((name) => names[name] ?? methodOf(name)),
    updatedAt: new Date(found.lastUpdatedDateTime).toISOString(),
  };
}

/** A passkey in Authenticator is a passkey. */
function methodOf(name: string): MethodKind {
  return /^passKey/i.test(name) ? 'passkey' : methodNamed(name);
}
