import { isBefore } from '../records';
import { alertRule } from '../rule';
import { isAfterUse } from '../uses';

/** Soon after a pass was used the account let an application in or got a role; an administrator's own activation is why there was a case. */
export const grantAfterPass = alertRule({
  id: 'grantAfterPass',
  severity: 'high',
  source: 'security.md 2.4',
  needs: ['audit', 'signInMethods'],
  toDo: 'contain',
  falsePositives: 'maintenance',
  find: (facts) =>
    facts.uses.flatMap((use) => {
      const isTheirWork = use.request?.class === 'privileged';
      return facts
        .of(use.subjectId, 'appGranted', 'roleAssigned')
        .filter(({ at }) => isAfterUse(use, at, facts.policy.alerts.limits.grantAfterMinutes))
        .filter((record) => !(isTheirWork && record.kind === 'roleAssigned' && record.how === 'activated'))
        .map((record) => ({
          subjectId: use.subjectId,
          initiatorId: use.pass?.initiatorId,
          reason: { code: record.kind, values: { at: record.at } },
          records: [record.key],
          requestId: use.request?.id,
          key: `${record.kind}:${use.pass?.key ?? use.subjectId}@${record.at.slice(0, 13)}`,
          at: record.at,
        }));
    }),
});

/** A pass was made shortly after the password of its user was changed. What the case was told of, security decided. */
export const passwordBeforePass = alertRule({
  id: 'passwordBeforePass',
  severity: 'medium',
  source: 'peers.md c 14',
  needs: ['audit'],
  toDo: 'callSubject',
  falsePositives: 'passwordDesk',
  find: (facts) =>
    facts.passes.flatMap((pass) => {
      if (pass.request?.signals.some(({ kind }) => kind === 'passwordReset') === true) return [];
      const change = facts
        .of(pass.subjectId, 'passwordChanged')
        .findLast(({ at }) => isBefore(at, pass.at, facts.policy.alerts.limits.passwordBeforeMinutes));
      if (change === undefined) return [];
      return [
        {
          subjectId: pass.subjectId,
          initiatorId: pass.initiatorId,
          reason: { code: change.own ? 'passwordBySubject' : 'passwordByOther', values: { at: change.at } },
          records: [change.key, ...(pass.record === undefined ? [] : [pass.record.key])],
          requestId: pass.request?.id,
          key: pass.key,
          at: pass.at,
        },
      ];
    }),
});
