import type { EntryKind, LogName } from '../policy/alerting';
import type { MethodKind } from '../policy/terms';
import type { PolicyChanged } from './record';

/** An entry of the tenant's log of changes, as far as its texts go. */
export interface EntryTexts {
  readonly activity: string;
  readonly reason: string;
  /** Names of the changed properties of its targets. */
  readonly properties: readonly string[];
}

const name = (kind: EntryKind, more: Partial<LogName>): LogName => ({
  kind,
  reasons: [],
  activities: [],
  properties: [],
  ...more,
});

/** The texts that are known to be used, in the order in which they are tried; Microsoft has changed them before. */
export const logNames: readonly LogName[] = [
  name('passDeleted', {
    reasons: ['deleted temporary access pass'],
    activities: ['delete temporary access pass'],
  }),
  name('passCreated', {
    reasons: ['registered temporary access pass', 'generated temporary access pass'],
    activities: ['create temporary access pass'],
    properties: ['temporaryaccesspass'],
  }),
  name('methodDeleted', { activities: ['deleted security info'] }),
  name('methodRegistered', {
    activities: ['registered security info'],
    properties: ['strongauthenticationmethod'],
  }),
  name('contactChanged', {
    activities: ['user manager', 'updated security info'],
    properties: [
      'telephonenumber',
      'mobile',
      'strongauthenticationuserdetails',
      'alternateemail',
      'othermail',
      'manager',
    ],
  }),
  name('passwordChanged', {
    activities: ['reset password', 'reset user password', 'change password', 'change user password'],
  }),
  name('roleAssigned', { activities: ['add member to role', 'add eligible member to role'] }),
  name('memberAdded', { activities: ['add member to group'] }),
  name('memberRemoved', { activities: ['remove member from group'] }),
  name('policyChanged', {
    activities: [
      'conditional access policy',
      'authentication strength',
      'authentication methods policy',
      'authenticationmethodspolicy',
      'authentication method policy',
      'named location',
      'update group',
      'delete group',
      'owner to group',
    ],
  }),
  name('deviceRegistered', { activities: ['register device', 'add registered owner to device'] }),
  name('appGranted', {
    activities: [
      'consent to application',
      'app role assignment',
      'delegated permission grant',
      'add application',
      'service principal credentials',
      'certificates and secrets',
    ],
  }),
];

/** What an entry is about: the reason tells before the name, the name before a property; undefined for anything else. */
export function kindOf(entry: EntryTexts, more: readonly LogName[] = []): EntryKind | undefined {
  const names = [...more, ...logNames];
  const [activity, reason] = [entry.activity.toLowerCase(), entry.reason.toLowerCase()];
  const properties = entry.properties.map((one) => one.toLowerCase());
  const deletes = /\b(delete|remove)/.test(activity);
  const found =
    names.find(({ reasons }) => has(reasons, reason)) ??
    names.find(({ activities }) => has(activities, activity)) ??
    names.find((one) => !deletes && properties.some((property) => has(one.properties, property)));
  if (found?.kind === 'roleAssigned' && isOnlyAsked(activity)) return undefined;
  return found?.kind;
}

/** A role is asked for, approved and ended in entries of their own. */
function isOnlyAsked(activity: string): boolean {
  return /request|approv|cancel|denied|expired/.test(activity);
}

function has(parts: readonly string[], text: string): boolean {
  return parts.some((part) => text.includes(part.toLowerCase()));
}

const methods: readonly (readonly [RegExp, MethodKind])[] = [
  [/temporary access pass/i, 'pass'],
  [/fido2?|passkey|security key/i, 'passkey'],
  [/windows hello/i, 'windowsHello'],
  [/platform credential/i, 'platformCredential'],
  [/authenticator/i, 'authenticator'],
  [/oath|software token|hardware token|totp/i, 'softwareOath'],
  [/phone|mobile|sms|voice/i, 'phone'],
  [/e-?mail/i, 'email'],
  [/qr code/i, 'qrCode'],
  [/external/i, 'external'],
  [/password/i, 'password'],
];

/** The method that a text names; `other` where it names none that is known. */
export function methodNamed(text: string): MethodKind {
  return methods.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
}

/** The contact that an entry changes. */
export function contactNamed({ activity, reason, properties }: EntryTexts): 'phone' | 'mail' | 'manager' {
  const text = [activity, reason, ...properties].join(' ');
  if (/manager/i.test(text)) return 'manager';
  return /mail/i.test(text) ? 'mail' : 'phone';
}

/** How a role came to be held. */
export function roleNamed({ activity }: EntryTexts): 'active' | 'eligible' | 'activated' {
  if (/activation/i.test(activity)) return 'activated';
  return /eligible/i.test(activity) ? 'eligible' : 'active';
}

/** Which policy an entry changes. */
export function policyNamed({ activity }: EntryTexts): PolicyChanged['what'] {
  if (/strength/i.test(activity)) return 'strength';
  if (/group/i.test(activity)) return 'targetGroup';
  return /conditional|location/i.test(activity) ? 'conditionalAccess' : 'passPolicy';
}
