import { minutesAfter } from '../../requests/moments';
import type { Facts } from '../factsFrom';
import type { ChangeRecord } from '../record';
import { initiatorId, isChange, isDoneBy, subjectOf } from '../records';
import { alertRule } from '../rule';
import type { Finding } from '../rule';

/** How the log names the revoking of sessions. */
const sessions = /refresh ?tokens?|sign-?in sessions/i;

/** The identity that takes away did something else: it never makes a pass, and touches nobody without a case. */
export const reaperStrayed = alertRule({
  id: 'reaperStrayed',
  severity: 'critical',
  source: 'security.md 2.4, design 4, AC-55',
  needs: ['audit'],
  toDo: 'stopIdentity',
  falsePositives: 'none',
  find: (facts) =>
    changesBy(facts, facts.tenant.identities.reaper).flatMap((record) => {
      const code = strayed(facts, record);
      return code === undefined ? [] : [doing(record, code)];
    }),
});

function strayed(facts: Facts, record: ChangeRecord): string | undefined {
  switch (record.kind) {
    case 'passCreated':
      return 'madePass';
    case 'passDeleted':
      return undefined;
    case 'memberAdded':
    case 'memberRemoved': {
      const ours = Object.values(facts.tenant.groups).some(({ id }) => id === record.groupId);
      if (!ours) return 'otherGroup';
      return record.kind === 'memberRemoved' || isInCase(facts, record) ? undefined : 'addedWithoutCase';
    }
    case 'methodDeleted':
      return isInCase(facts, record) ? undefined : 'methodWithoutCase';
    case 'otherChange':
      return sessions.test(record.activity) ? undefined : 'otherChange';
    default:
      return record.kind;
  }
}

/** Whether the desk had a case of this person at that time. */
function isInCase(facts: Facts, record: ChangeRecord): boolean {
  const { skewMinutes } = facts.policy.alerts.limits;
  return facts
    .casesOf(subjectOf(record) ?? '')
    .some(
      ({ openedAt, closedAt }) =>
        Date.parse(minutesAfter(openedAt, -skewMinutes)) <= Date.parse(record.at) &&
        (closedAt === undefined || Date.parse(record.at) <= Date.parse(minutesAfter(closedAt, skewMinutes))),
    );
}

/** An identity that only reads, or acts for people alone, changed something by itself. */
export const frontWrote = alertRule({
  id: 'frontWrote',
  severity: 'critical',
  source: 'security.md 2.4, design 4',
  needs: ['audit'],
  toDo: 'stopIdentity',
  falsePositives: 'none',
  find: (facts) => {
    const { front, signIn } = facts.tenant.identities;
    return [
      ...changesBy(facts, front).map((record) => doing(record, 'frontWrote')),
      ...changesBy(facts, signIn).map((record) => doing(record, 'signInWrote')),
    ];
  },
});

function changesBy({ records }: Facts, ids: readonly string[]): readonly ChangeRecord[] {
  return records.filter((record) => isChange(record)).filter(({ initiator }) => isDoneBy(initiator, ids));
}

function doing(record: ChangeRecord, code: string): Finding {
  return {
    subjectId: subjectOf(record),
    initiatorId: initiatorId(record.initiator),
    reason: { code, values: { what: record.kind } },
    records: [record.key],
    requestId: undefined,
    key: `${code}:${record.kind}:${subjectOf(record) ?? ''}@${record.at.slice(0, 19)}`,
    at: record.at,
  };
}
