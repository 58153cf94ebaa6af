import type { Facts } from '../factsFrom';
import type { KnownPass } from '../passes';
import { minutesBetween } from '../records';
import { alertRule } from '../rule';

/** A pass that is not as policy wants passes: for many uses, too long, or for later. */
export const bentPass = alertRule({
  id: 'bentPass',
  severity: 'high',
  source: 'peers.md c 7',
  needs: ['audit'],
  toDo: 'revokePass',
  falsePositives: 'none',
  find: (facts) =>
    facts.passes.flatMap((pass) =>
      bends(facts, pass).map(({ code, minutes }) => ({
        subjectId: pass.subjectId,
        initiatorId: pass.initiatorId,
        reason: { code, values: { minutes } },
        records: pass.record === undefined ? [] : [pass.record.key],
        requestId: pass.request?.id,
        key: `${code}:${pass.key}`,
        at: pass.at,
      })),
    ),
});

function bends(
  facts: Facts,
  pass: KnownPass,
): readonly { readonly code: string; readonly minutes: number }[] {
  const { record, live, at } = pass;
  const starts = record?.startsAt;
  const ahead = starts === undefined ? 0 : Math.round(minutesBetween(at, starts));
  const told = record?.lifetimeMinutes;
  const lasts =
    told ?? (live === undefined ? 0 : Math.round(minutesBetween(live.createdAt, live.expiresAt) - ahead));
  return [
    ...(record?.multiUse === true ? [{ code: 'multiUse', minutes: lasts }] : []),
    ...(lasts > longest(facts, pass) ? [{ code: 'tooLong', minutes: lasts }] : []),
    ...(ahead > facts.policy.alerts.limits.startAheadMinutes ? [{ code: 'later', minutes: ahead }] : []),
  ];
}

function longest({ policy, account }: Facts, { request, subjectId }: KnownPass): number {
  if (request !== undefined) return request.rule.lifetimeMinutes;
  const { privileged, ...others } = policy.rules;
  if (account(subjectId)?.class === 'privileged') return privileged.lifetimeMinutes;
  return Math.max(...Object.values(others).map(({ lifetimeMinutes }) => lifetimeMinutes));
}
