import type { Gathered, TenantNow } from '../../services/alerts/facts';
import { factsFrom } from '../../services/alerts/factsFrom';
import type { Facts } from '../../services/alerts/factsFrom';
import { logs } from '../../services/alerts/record';
import type { Coverage, Initiator, RecordKind, RecordOf } from '../../services/alerts/record';
import { guidePolicy } from '../../services/policy/policy';
import { at, id, recoveryGroup, requester, subject } from '../requests/examples';

/** Ids of the desk's own identities in the examples. */
export const identities = { front: [id(80)], reaper: [id(81)], signIn: [id(82)] };
/** An administrator who is no technician. */
export const admin = { id: id(90), name: 'Admin', upn: 'admin@example.org' };
/** Done by a person, by default the technician of the examples. */
export const by = (who = requester.id): Initiator => ({ kind: 'user', id: who, through: [] });
/** Done by an application of this id. */
export const byApp = (app: string): Initiator => ({ kind: 'app', ids: [app] });

let count = 0;
const change = () => ({ correlation: undefined, initiator: by(), ip: '192.0.2.1', subjectId: subject.id });
const models = {
  passCreated: { ...change(), own: false, multiUse: false, lifetimeMinutes: 30, startsAt: undefined },
  passDeleted: change(),
  methodRegistered: { ...change(), initiator: by(subject.id), method: 'passkey' },
  methodDeleted: { ...change(), method: 'authenticator' },
  passwordChanged: { ...change(), own: false },
  roleAssigned: { ...change(), role: 'User Administrator', how: 'active' },
  memberAdded: { ...change(), initiator: byApp(id(81)), groupId: recoveryGroup },
  memberRemoved: { ...change(), initiator: byApp(id(81)), groupId: recoveryGroup },
  policyChanged: { ...change(), what: 'passPolicy', objectId: undefined },
  deviceRegistered: { ...change(), initiator: by(subject.id), deviceId: id(95) },
  contactChanged: { ...change(), contact: 'phone' },
  appGranted: { ...change(), activity: 'Consent to application' },
  otherChange: { ...change(), activity: 'Update user' },
  signIn: {
    correlation: undefined,
    subjectId: subject.id,
    errorCode: 0,
    interactive: true,
    withPass: false,
    ip: '192.0.2.1',
    country: 'NO',
    deviceId: id(96),
    legacy: false,
    risk: 'none',
  },
  riskChanged: { correlation: undefined, subjectId: subject.id, risk: 'high' },
} as const;

/** A record of this kind at so many minutes after the start of the examples; parts can be bent. */
export function record<Kind extends RecordKind>(
  kind: Kind,
  minutes: number,
  more: Partial<RecordOf<Kind>> = {},
): RecordOf<Kind> {
  count += 1;
  return {
    key: `record-${count}`,
    at: at(minutes),
    kind,
    ...models[kind],
    ...more,
  } as unknown as RecordOf<Kind>;
}

/** Every log, read until this moment. */
export function readUntil(until: string): Coverage {
  return Object.fromEntries(logs.map((log) => [log, { state: 'read', until }])) as Coverage;
}

/** The tenant of the examples: nobody in the groups, no pass, one technician. */
export const tenant: TenantNow = {
  groups: {
    onboarding: { id: id(69), members: [] },
    recovery: { id: recoveryGroup, members: [] },
    privileged: { id: id(68), members: [] },
  },
  passes: [],
  accounts: new Map(),
  emergencyAccounts: [id(72)],
  technicians: [requester.id],
  identities,
};

/** Facts of the examples, looked at a month later unless told otherwise. */
export function factsAt(minutes: number, more: Partial<Gathered> = {}): Facts {
  const now = at(minutes);
  return factsFrom({
    now,
    since: at(-30 * 24 * 60),
    records: [],
    cases: [],
    openedFrom: [],
    lateReviews: [],
    tenant,
    coverage: readUntil(now),
    policy: guidePolicy,
    ...more,
  });
}
