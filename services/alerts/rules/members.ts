import type { TapGroup } from '../../policy/terms';
import { tapGroups } from '../../policy/terms';
import type { Request } from '../../requests/request';
import type { Facts } from '../factsFrom';
import { initiatorId, isDoneBy, minutesBetween, ofKind } from '../records';
import { alertRule } from '../rule';
import type { Finding } from '../rule';

/** Minutes that leaving a group may take once a case has ended. */
const leavingMinutes = 60;

/** Somebody in one of the three groups without a case that put them there, or longer than their case needs. */
export const memberWithoutCase = alertRule({
  id: 'memberWithoutCase',
  severity: 'high',
  source: 'peers.md c 17',
  needs: ['groups'],
  toDo: 'removeMember',
  falsePositives: 'none',
  find: (facts) => tapGroups.flatMap((group) => [...membersOf(facts, group), ...addedTo(facts, group)]),
});

function membersOf(facts: Facts, group: TapGroup): Finding[] {
  const { id, members } = facts.tenant.groups[group];
  return members.flatMap((member) => {
    const cases = facts.casesOf(member).filter(({ groupId }) => groupId.toLowerCase() === id);
    const code = cases.some((request) => explains(request, facts.now))
      ? undefined
      : cases.some(({ closedAt }) => closedAt === undefined)
        ? 'pastDeadline'
        : 'noCase';
    if (code === undefined) return [];
    const added = facts.of(member, 'memberAdded').findLast(({ groupId }) => groupId === id);
    return [
      {
        subjectId: member,
        initiatorId: added === undefined ? undefined : initiatorId(added.initiator),
        reason: { code, values: { group } },
        records: added === undefined ? [] : [added.key],
        requestId: cases.find(({ closedAt }) => closedAt === undefined)?.id,
        // As long as the state lasts it is one finding.
        key: `${group}:${member}`,
        at: added?.at ?? facts.now,
      },
    ];
  });
}

/** Whether a case still needs its member: it is open, and did not end long ago. */
function explains({ closedAt, outcome, membership, updatedAt }: Request, now: string): boolean {
  if (closedAt !== undefined) return minutesBetween(closedAt, now) < 5;
  if (membership === 'none') return false;
  return outcome === undefined || minutesBetween(updatedAt, now) < leavingMinutes;
}

/** Whoever was put into a group by anybody but the desk, even for a moment. */
function addedTo(facts: Facts, group: TapGroup): Finding[] {
  const { id, members } = facts.tenant.groups[group];
  return ofKind(facts.records, 'memberAdded')
    .filter(
      ({ groupId, initiator }) => groupId === id && !isDoneBy(initiator, facts.tenant.identities.reaper),
    )
    .map((record) => ({
      subjectId: record.subjectId,
      initiatorId: initiatorId(record.initiator),
      reason: { code: 'addedByStranger', values: { group } },
      ...(members.includes(record.subjectId) ? {} : ({ toDo: 'askInitiator' } as const)),
      records: [record.key],
      requestId: undefined,
      key: `${group}:${record.subjectId}@${record.at.slice(0, 16)}`,
      at: record.at,
    }));
}
