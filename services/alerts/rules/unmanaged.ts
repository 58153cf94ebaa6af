import { minutesAfter } from '../../requests/moments';
import { isSettled } from '../factsFrom';
import type { Facts } from '../factsFrom';
import { isStrange } from '../passes';
import type { KnownPass } from '../passes';
import { isBefore } from '../records';
import { alertRule } from '../rule';

/** A pass that no case of this desk made. */
export const unmanagedPass = alertRule({
  id: 'unmanagedPass',
  severity: 'high',
  source: 'guide 5.1, peers.md c 4, AC-104',
  needs: ['audit'],
  toDo: 'revokePass',
  falsePositives: 'none',
  find: (facts) =>
    facts.passes.filter(isStrange).map((pass) => ({
      ...(isDangerous(facts, pass.subjectId) ? ({ severity: 'critical' } as const) : {}),
      subjectId: pass.subjectId,
      initiatorId: pass.initiatorId,
      reason: { code: whyStrange(facts, pass), values: { at: pass.at } },
      records: pass.record === undefined ? [] : [pass.record.key],
      requestId: undefined,
      key: pass.key,
      at: pass.at,
    })),
});

function isDangerous(facts: Facts, subjectId: string): boolean {
  const account = facts.account(subjectId);
  return (
    account?.class === 'privileged' ||
    account?.refused === 'emergency' ||
    facts.tenant.emergencyAccounts.includes(subjectId)
  );
}

function whyStrange(facts: Facts, { subjectId, at, record }: KnownPass): string {
  if (record === undefined) return 'liveOnly';
  if (record.own) return 'madeForOneself';
  const { skewMinutes } = facts.policy.alerts.limits;
  const nearby = facts
    .casesOf(subjectId)
    .some(
      ({ openedAt, closedAt }) =>
        Date.parse(openedAt) <= Date.parse(at) &&
        (closedAt === undefined || Date.parse(at) <= Date.parse(minutesAfter(closedAt, skewMinutes))),
    );
  return nearby ? 'besideCase' : 'noCase';
}

/** A pass that a case made and that the log does not tell of, though it would by now. */
export const passWithoutRecord = alertRule({
  id: 'passWithoutRecord',
  severity: 'medium',
  source: 'guide 5.1, AC-104',
  needs: ['audit'],
  toDo: 'checkLog',
  falsePositives: 'lateRecords',
  find: (facts) => {
    const { skewMinutes } = facts.policy.alerts.limits;
    return facts.passes
      .filter(
        ({ request, attempt, record, at }) =>
          request !== undefined &&
          record === undefined &&
          attempt?.passId !== undefined &&
          // The record of what happened at the edge of what was read may lie outside.
          !isBefore(facts.since, at, skewMinutes) &&
          isSettled(facts, 'audit', minutesAfter(at, skewMinutes)),
      )
      .map((pass) => ({
        subjectId: pass.subjectId,
        initiatorId: pass.initiatorId,
        reason: { code: 'passWithoutRecord', values: { at: pass.at } },
        records: [],
        requestId: pass.request?.id,
        key: pass.key,
        at: pass.at,
      }));
  },
});
