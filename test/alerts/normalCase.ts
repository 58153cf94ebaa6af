import type { TenantRecord } from '../../services/alerts/record';
import { guidePolicy } from '../../services/policy/policy';
import type { Person } from '../../services/policy/facts';
import type { Request } from '../../services/requests/request';
import { ruleFor } from '../../services/policy/rule';
import { at } from '../requests/examples';
import { endedCase } from './cases';
import { by, byApp, identities, record, tenant } from './examples';

const day = 24 * 60;
/** So often each is asked for. */
const scenariosOfDay = [
  ...Array.from({ length: 6 }, () => 'onboarding' as const),
  ...Array.from({ length: 12 }, () => 'recovery' as const),
  ...Array.from({ length: 6 }, () => 'reregistration' as const),
  'privileged' as const,
];

/** Who takes part in a case, and when it is opened, in minutes after the start of the examples. */
export interface NormalParts {
  readonly name: string;
  readonly subject: Person;
  readonly requester: Person;
  readonly approver: Person;
  readonly opened: number;
}

/** A case in which everything goes as the guide wants it, and everything that the tenant's logs tell of it. */
export function normalCase(
  parts: NormalParts,
  below: (limit: number) => number,
): { readonly request: Request; readonly records: readonly TenantRecord[] } {
  const { subject, requester, opened } = parts;
  const subjectId = subject.id;
  const scenario = scenariosOfDay[below(scenariosOfDay.length)] ?? 'recovery';
  const isPrivileged = scenario === 'privileged';
  const subjectClass = isPrivileged ? 'privileged' : 'ordinary';
  const rule = ruleFor(guidePolicy.rules, scenario, subjectClass);
  const request = endedCase({
    ...parts,
    more: { scenario, class: subjectClass, rule },
    attempt: { expiresAt: at(opened + 4 + rule.lifetimeMinutes) },
  });
  const groupId = tenant.groups[rule.group].id;
  const mine = { subjectId, initiator: by(subjectId), ip: `192.0.2.${below(250)}` };
  const reaper = { subjectId, initiator: byApp(identities.reaper[0] ?? '') };
  const inGroup = { ...reaper, groupId };
  const device = `device-of-${subjectId}`;
  const signIn = { subjectId, ip: mine.ip, deviceId: device };
  const skew = (below(5) - 2) / 2;
  const before = scenario === 'onboarding' ? [] : [record('signIn', opened - 2 * day - below(day), signIn)];
  const habit = [0, 1, 2, 3, 4, 5].map((index) =>
    record('signIn', opened - index * day - 40, {
      subjectId: requester.id,
      deviceId: `device-of-${requester.id}`,
    }),
  );
  return {
    request,
    records: [
      ...before,
      ...habit,
      record('roleAssigned', opened - 3, {
        subjectId: requester.id,
        how: 'activated',
        initiator: by(requester.id),
      }),
      record('memberAdded', opened + 2, inGroup),
      record('passCreated', opened + 4 + skew, {
        subjectId,
        initiator: { kind: 'user', id: requester.id, through: below(2) === 0 ? [] : identities.signIn },
        lifetimeMinutes: rule.lifetimeMinutes,
        ...(below(2) === 0 ? {} : { multiUse: undefined, lifetimeMinutes: undefined }),
      }),
      ...(below(10) === 0 ? [record('signIn', opened + 5, { ...signIn, withPass: true, errorCode: 1 })] : []),
      record('signIn', opened + 6, { ...signIn, withPass: below(5) === 0 ? undefined : true }),
      record('methodRegistered', opened + 8, { ...mine, method: 'passkey' }),
      ...(below(3) === 0
        ? [record('methodRegistered', opened + 9, { ...mine, method: 'authenticator' })]
        : []),
      ...(scenario === 'onboarding'
        ? [record('deviceRegistered', opened + 30, { ...mine, deviceId: device })]
        : []),
      ...(below(20) === 0 ? [record('contactChanged', opened - 20 * day, { subjectId })] : []),
      ...(below(20) === 0 ? [record('passwordChanged', opened - 2 * day, { subjectId })] : []),
      // What an administrator was locked out of is what they do next.
      ...(isPrivileged
        ? [record('roleAssigned', opened + 15, { subjectId, how: 'activated', initiator: by(subjectId) })]
        : []),
      record('passDeleted', opened + 9, reaper),
      record('memberRemoved', opened + 9, inGroup),
      record('signIn', opened + 20 + below(20 * 60), signIn),
    ],
  };
}
