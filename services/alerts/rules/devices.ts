import { grouped } from '../grouped';
import { ofKind } from '../records';
import { alertRule } from '../rule';
import { isAfterUse } from '../uses';

/** A device was registered after a pass was used: it goes on working when the pass is gone. A new hire has one to set up. */
export const deviceAfterPass = alertRule({
  id: 'deviceAfterPass',
  severity: 'medium',
  source: 'peers.md c 11',
  needs: ['audit', 'signInMethods'],
  toDo: 'callSubject',
  falsePositives: 'newDevice',
  find: (facts) =>
    facts.uses.flatMap((use) => {
      const devices = facts
        .of(use.subjectId, 'deviceRegistered')
        .filter(({ at }) => isAfterUse(use, at, facts.policy.alerts.limits.watchHours * 60));
      const expected = use.request?.scenario === 'onboarding' ? 1 : 0;
      const last = devices.at(-1);
      if (last === undefined || devices.length <= expected) return [];
      return [
        {
          subjectId: use.subjectId,
          initiatorId: use.pass?.initiatorId,
          reason: { code: 'deviceAfterPass', values: { count: devices.length } },
          records: devices.map(({ key }) => key),
          requestId: use.request?.id,
          key: use.pass?.key ?? `${use.subjectId}@${use.at.slice(0, 13)}`,
          at: last.at,
        },
      ];
    }),
});

/** Several people used their passes on one device. */
export const sharedDevice = alertRule({
  id: 'sharedDevice',
  severity: 'high',
  source: 'peers.md c 12',
  needs: ['signInMethods'],
  toDo: 'contain',
  falsePositives: 'bulkOnboarding',
  find: ({ records, policy }) => {
    const signIns = ofKind(records, 'signIn').filter(
      ({ withPass, errorCode, deviceId }) => withPass === true && errorCode === 0 && deviceId !== undefined,
    );
    return [...grouped(signIns, ({ deviceId }) => deviceId ?? '')].flatMap(([deviceId, own]) => {
      const people = new Set(own.map(({ subjectId }) => subjectId));
      const last = own.at(-1);
      if (last === undefined || people.size < policy.alerts.limits.peopleOfDevice) return [];
      return [
        {
          subjectId: undefined,
          initiatorId: undefined,
          reason: { code: 'sharedDevice', values: { people: [...people], deviceId } },
          records: own.map(({ key }) => key),
          requestId: undefined,
          key: `${deviceId}:${people.size}`,
          at: last.at,
        },
      ];
    });
  },
});
