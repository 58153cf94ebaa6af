import type { Facts } from '../factsFrom';
import { isStrange } from '../passes';
import type { KnownPass } from '../passes';
import { minutesAfter } from '../../requests/moments';
import { isBefore } from '../records';
import { alertRule } from '../rule';
import type { Finding } from '../rule';

/** Sign-ins from known devices that make an unknown one new. */
const enoughSignIns = 5;
/** The sign-in that a pass was made in lies at most so many minutes before it. */
const sessionMinutes = 12 * 60;
/** What somebody works on is learnt from a month. */
const habitMinutes = 30 * 24 * 60;

/** A pass by somebody who is not trusted with passes: no technician, another application, or the user. */
export const strangeInitiator = alertRule({
  id: 'strangeInitiator',
  severity: 'high',
  source: 'peers.md c 8',
  needs: ['audit'],
  toDo: 'askInitiator',
  falsePositives: 'ownPassPermitted',
  find: (facts) =>
    facts.passes.filter(isStrange).flatMap((pass) => {
      const code = strangerIn(facts, pass);
      return code === undefined ? [] : [byInitiator(pass, code, [])];
    }),
});

function strangerIn({ tenant }: Facts, { record, subjectId }: KnownPass): string | undefined {
  if (record === undefined) return undefined;
  const { initiator } = record;
  if (initiator.kind === 'app') return 'application';
  if (initiator.kind === 'unknown') return 'unknown';
  if (record.own || initiator.id === subjectId) return 'oneself';
  return tenant.technicians.includes(initiator.id) ? undefined : 'noTechnician';
}

/** A pass by somebody who works on a device that was never seen with them. */
export const initiatorNewDevice = alertRule({
  id: 'initiatorNewDevice',
  severity: 'medium',
  source: 'security.md 2.4',
  needs: ['audit', 'signIns'],
  toDo: 'askInitiator',
  falsePositives: 'newDevice',
  find: (facts) =>
    facts.passes.flatMap((pass) => {
      if (pass.initiatorId === undefined) return [];
      const signIns = facts
        .between(pass.initiatorId, 'signIn', minutesAfter(pass.at, -habitMinutes), pass.at)
        .filter(({ errorCode, deviceId }) => errorCode === 0 && deviceId !== undefined);
      const last = signIns.findLast(({ interactive }) => interactive);
      if (last === undefined || !isBefore(last.at, pass.at, sessionMinutes)) return [];
      const earlier = signIns.slice(0, signIns.indexOf(last));
      if (earlier.length < enoughSignIns || earlier.some(({ deviceId }) => deviceId === last.deviceId))
        return [];
      const finding = byInitiator(pass, 'newDevice', [last.key]);
      return [isStrange(pass) ? finding : { ...finding, severity: 'low' as const }];
    }),
});

/** A pass by somebody who was given, or took up, a role minutes before; activating one's own is how the desk works. */
export const roleBeforePass = alertRule({
  id: 'roleBeforePass',
  severity: 'medium',
  source: 'security.md 2.4',
  needs: ['audit'],
  toDo: 'askInitiator',
  falsePositives: 'maintenance',
  find: (facts) =>
    facts.passes.flatMap((pass) => {
      if (pass.initiatorId === undefined) return [];
      const { roleBeforeMinutes } = facts.policy.alerts.limits;
      const role = facts
        .between(pass.initiatorId, 'roleAssigned', minutesAfter(pass.at, -roleBeforeMinutes), pass.at)
        .findLast(({ how }) => isStrange(pass) || how !== 'activated');
      if (role === undefined) return [];
      return [byInitiator(pass, role.how === 'activated' ? 'roleActivated' : 'roleGiven', [role.key])];
    }),
});

function byInitiator(pass: KnownPass, code: string, records: readonly string[]): Finding {
  return {
    subjectId: pass.subjectId,
    initiatorId: pass.initiatorId,
    reason: { code, values: { at: pass.at } },
    records: [...(pass.record === undefined ? [] : [pass.record.key]), ...records],
    requestId: pass.request?.id,
    key: pass.key,
    at: pass.at,
  };
}
