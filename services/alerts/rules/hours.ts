import { isOpen } from '../../policy/siteHours';
import type { Request } from '../../requests/request';
import { grouped } from '../grouped';
import type { Facts } from '../factsFrom';
import { alertRule } from '../rule';
import type { Finding } from '../rule';

/** A pass made when the office of its user is closed; one that took another approver because of it is for the review. */
export const outOfHours = alertRule({
  id: 'outOfHours',
  severity: 'medium',
  source: 'guide 5.1',
  needs: ['audit'],
  toDo: 'askInitiator',
  falsePositives: 'onCall',
  find: (facts) =>
    facts.passes
      .filter(({ subjectId, at }) => !isOpen(facts.policy, facts.account(subjectId)?.site, at))
      .map((pass): Finding => {
        const known = pass.request?.signals.some(({ kind }) => kind === 'outOfHours') === true;
        return {
          ...(known ? ({ severity: 'low', toDo: 'reviewCase' } as const) : {}),
          subjectId: pass.subjectId,
          initiatorId: pass.initiatorId,
          reason: { code: known ? 'outOfHoursApproved' : 'outOfHours', values: { at: pass.at } },
          records: pass.record === undefined ? [] : [pass.record.key],
          requestId: pass.request?.id,
          key: pass.key,
          at: pass.at,
        };
      }),
});

/** A technician who works mostly when nobody else does. */
export const mostlyOutOfHours = alertRule({
  id: 'mostlyOutOfHours',
  severity: 'low',
  source: 'security.md 2.4',
  needs: [],
  toDo: 'askInitiator',
  falsePositives: 'onCall',
  find: (facts) =>
    [...grouped(facts.cases, ({ requester }) => requester.id.toLowerCase())].flatMap(([id, cases]) =>
      shareOf(facts, id, cases),
    ),
});

function shareOf(facts: Facts, id: string, cases: readonly Request[]): Finding[] {
  const { casesOutOfHours, percentOutOfHours } = facts.policy.alerts.limits;
  const late = cases
    .filter(({ subject, openedAt }) => !isOpen(facts.policy, facts.account(subject.id)?.site, openedAt))
    .sort((one, other) => Date.parse(one.openedAt) - Date.parse(other.openedAt));
  const percent = Math.round((100 * late.length) / cases.length);
  const last = late.at(-1);
  if (last === undefined || cases.length < casesOutOfHours || percent <= percentOutOfHours) return [];
  return [
    {
      subjectId: undefined,
      initiatorId: id,
      reason: { code: 'mostlyOutOfHours', values: { cases: cases.length, percent } },
      records: [],
      requestId: undefined,
      // Once a month for one technician.
      key: `${id}@${last.openedAt.slice(0, 7)}`,
      at: last.openedAt,
    },
  ];
}
