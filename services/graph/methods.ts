import { z } from 'zod/v4';
import type { Method, Pass } from '../policy/facts';
import type { MethodKind } from '../policy/terms';
import { readAs } from './answer';

const kinds: Readonly<Record<string, MethodKind>> = {
  passwordAuthenticationMethod: 'password',
  temporaryAccessPassAuthenticationMethod: 'pass',
  fido2AuthenticationMethod: 'passkey',
  microsoftAuthenticatorAuthenticationMethod: 'authenticator',
  windowsHelloForBusinessAuthenticationMethod: 'windowsHello',
  phoneAuthenticationMethod: 'phone',
  softwareOathAuthenticationMethod: 'softwareOath',
  emailAuthenticationMethod: 'email',
  platformCredentialAuthenticationMethod: 'platformCredential',
  externalAuthenticationMethod: 'external',
  qrCodePinAuthenticationMethod: 'qrCode',
};

const names: Readonly<Record<MethodKind, string>> = {
  password: 'Password',
  pass: 'Temporary Access Pass',
  passkey: 'Passkey',
  authenticator: 'Microsoft Authenticator',
  windowsHello: 'Windows Hello for Business',
  phone: 'Phone',
  softwareOath: 'Software token',
  email: 'Email',
  platformCredential: 'Platform credential',
  external: 'External method',
  qrCode: 'QR code',
  other: 'Other method',
};

const shape = z.looseObject({
  '@odata.type': z.string().default(''),
  id: z.string(),
  displayName: z.string().nullish(),
  model: z.string().nullish(),
});

/** Graph's own limit; what is beyond it is no answer, and no date could be counted from it. */
const longestMinutes = 43_200;

const passShape = z.looseObject({
  id: z.string(),
  createdDateTime: z.iso.datetime({ offset: true }),
  startDateTime: z.iso.datetime({ offset: true }).nullish(),
  lifetimeInMinutes: z.number().min(0).max(longestMinutes),
  isUsable: z.boolean().nullish(),
  methodUsabilityReason: z.string().nullish(),
});

const states: Readonly<Record<string, Pass['state']>> = {
  EnabledByPolicy: 'usable',
  DisabledByPolicy: 'outOfScope',
  Expired: 'expired',
  NotYetValid: 'notYet',
  OneTimeUsed: 'used',
};

/** A method as Graph lists it. Throws Fault GRAPH_ANSWER when the entry cannot be read. */
export function readMethod(entry: unknown): Method {
  const { '@odata.type': type, id, displayName, model } = readAs(shape, entry);
  const kind = kinds[type.replace('#microsoft.graph.', '')] ?? 'other';
  const named = model ?? displayName ?? '';
  return {
    id,
    kind,
    onPhone: onPhone(kind, named),
    label: named === '' ? names[kind] : `${names[kind]}: ${named}`,
  };
}

/** A pass as Graph shows it; its expiry is counted from Graph's own times. */
export function readPass(entry: unknown): Pass {
  const { id, createdDateTime, startDateTime, lifetimeInMinutes, isUsable, methodUsabilityReason } = readAs(
    passShape,
    entry,
  );
  const start = Date.parse(startDateTime ?? createdDateTime);
  const state = states[methodUsabilityReason ?? ''] ?? 'unknown';
  return {
    id,
    createdAt: new Date(createdDateTime).toISOString(),
    expiresAt: new Date(start + lifetimeInMinutes * 60_000).toISOString(),
    state: state === 'usable' && isUsable === false ? 'unknown' : state,
  };
}

/** Whether an entry of the method list is the pass. */
export function isPass(entry: unknown): boolean {
  return (
    shape.safeParse(entry).data?.['@odata.type'].endsWith('temporaryAccessPassAuthenticationMethod') ?? false
  );
}

function onPhone(kind: MethodKind, named: string): boolean {
  if (kind === 'authenticator' || kind === 'phone' || kind === 'softwareOath') return true;
  return kind === 'passkey' && /authenticator/i.test(named);
}
