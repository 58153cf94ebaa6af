import { createHash } from 'node:crypto';
import type { Initiator, TenantRecord } from '../../services/alerts/record';
import type { LogOfTenant, PlantedEntry } from './processes/tenant';

/** A record of the tenant's logs as the entry of Graph that says the same, and the log in which it is. */
export function plantedRecord(record: TenantRecord): PlantedEntry & { readonly log: LogOfTenant } {
  const { at } = record;
  if (record.kind === 'signIn') return { log: 'signIns', at, ofMethods: false, entry: shownSignIn(record) };
  if (record.kind === 'riskChanged') {
    const risk = record.risk === 'none' ? { riskLevel: 'none', riskState: 'remediated' } : undefined;
    const entry = {
      id: record.key,
      userId: guid(record.subjectId),
      detectedDateTime: at,
      lastUpdatedDateTime: at,
      ...(risk ?? { riskLevel: record.risk, riskState: 'atRisk' }),
    };
    return { log: 'riskDetections', at, ofMethods: false, entry };
  }
  const { activity, reason = '', targets = [], properties = [] } = textsOf(record);
  const isMethod = ['passCreated', 'passDeleted', 'methodRegistered', 'methodDeleted'].includes(record.kind);
  const subject = record.kind === 'policyChanged' || record.subjectId === undefined ? [] : [record.subjectId];
  const initiator: Initiator =
    record.kind === 'appGranted' && record.subjectId !== undefined
      ? { kind: 'user', id: record.subjectId, through: [] }
      : record.initiator;
  const entry = {
    id: record.key,
    activityDateTime: at,
    activityDisplayName: activity,
    correlationId: record.correlation ?? null,
    result: 'success',
    resultReason: reason,
    loggedByService: isMethod ? 'Authentication Methods' : 'Core Directory',
    initiatedBy: shownInitiator(initiator, record.ip),
    targetResources: [
      ...subject.map((id) => ({ id: guid(id), type: 'User', modifiedProperties: properties })),
      ...targets.map(([id, type]) => ({ id: guid(id), type, modifiedProperties: [] })),
    ],
  };
  return { log: 'directoryAudits', at, ofMethods: isMethod, entry };
}

/** An id that Graph would show: what is none in an example becomes one, always the same. */
export function guid(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text;
  const hash = createHash('sha256').update(text).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

type Change = Exclude<TenantRecord, { kind: 'signIn' | 'riskChanged' }>;

interface Texts {
  readonly activity: string;
  readonly reason?: string;
  readonly targets?: readonly (readonly [id: string, type: string])[];
  readonly properties?: readonly { readonly displayName: string; readonly newValue: string }[];
}

const policies = {
  passPolicy: 'Authentication Methods Policy Update',
  conditionalAccess: 'Update conditional access policy',
  strength: 'Update authentication strength',
  targetGroup: 'Update group',
};
const roles = {
  active: 'Add member to role',
  eligible: 'Add eligible member to role',
  activated: 'Add member to role completed (PIM activation)',
};
const contacts = { phone: 'Mobile', mail: 'OtherMail', manager: 'Manager' };

function textsOf(record: Change): Texts {
  switch (record.kind) {
    case 'passCreated':
      return {
        activity: 'Admin registered security info',
        reason: 'Admin registered temporary access pass method for user',
        properties: [
          ...(record.multiUse === undefined ? [] : [property('IsUsableOnce', String(!record.multiUse))]),
          ...(record.lifetimeMinutes === undefined
            ? []
            : [property('LifetimeInMinutes', String(record.lifetimeMinutes))]),
          ...(record.startsAt === undefined ? [] : [property('StartDateTime', record.startsAt)]),
        ],
      };
    case 'passDeleted':
      return {
        activity: 'Admin deleted security info',
        reason: 'Admin deleted temporary access pass method for user',
      };
    case 'methodRegistered':
      return { activity: 'User registered security info', reason: `User registered ${record.method}` };
    case 'methodDeleted':
      return { activity: 'User deleted security info', reason: `User deleted ${record.method}` };
    case 'passwordChanged':
      return { activity: 'Reset user password' };
    case 'roleAssigned':
      return { activity: roles[record.how], properties: [property('Role.DisplayName', record.role)] };
    case 'memberAdded':
      return { activity: 'Add member to group', targets: [[record.groupId, 'Group']] };
    case 'memberRemoved':
      return { activity: 'Remove member from group', targets: [[record.groupId, 'Group']] };
    case 'policyChanged':
      return { activity: policies[record.what], targets: [[record.objectId ?? 'policy', 'Policy']] };
    case 'deviceRegistered':
      return { activity: 'Register device', targets: [[record.deviceId ?? 'device', 'Device']] };
    case 'contactChanged':
      return { activity: 'Update user', properties: [property(contacts[record.contact], '')] };
    case 'appGranted':
    case 'otherChange':
      return { activity: record.activity };
  }
}

function property(displayName: string, newValue: string) {
  return { displayName, oldValue: null, newValue: `"${newValue}"` };
}

function shownInitiator(initiator: Initiator, ip: string | undefined): object {
  switch (initiator.kind) {
    case 'user': {
      const [app] = initiator.through;
      const user = { id: guid(initiator.id), ipAddress: ip ?? null };
      return { user, ...(app === undefined ? {} : { app: { appId: guid(app) } }) };
    }
    case 'app':
      return { app: { appId: guid(initiator.ids[0] ?? '') } };
    case 'unknown':
      return {};
  }
}

function shownSignIn(record: Extract<TenantRecord, { kind: 'signIn' }>): object {
  const method = record.withPass === true ? 'Temporary Access Pass' : 'Password';
  return {
    id: record.key,
    createdDateTime: record.at,
    userId: guid(record.subjectId),
    isInteractive: record.interactive,
    clientAppUsed: record.legacy ? 'IMAP4' : 'Browser',
    ipAddress: record.ip ?? null,
    conditionalAccessStatus: 'success',
    riskLevelDuringSignIn: record.risk,
    status: { errorCode: record.errorCode },
    deviceDetail: { deviceId: record.deviceId === undefined ? null : guid(record.deviceId) },
    location: { countryOrRegion: record.country ?? null },
    ...(record.withPass === undefined ? {} : { authenticationDetails: [{ authenticationMethod: method }] }),
  };
}
