import { minutesAfter } from '../../requests/moments';
import type { Request } from '../../requests/request';
import type { Facts } from '../factsFrom';
import type { KnownPass } from '../passes';
import { isBefore } from '../records';
import { alertRule } from '../rule';

/**
 * A pass for somebody whose telephone or manager had just changed; for a case only where its proof rests on what changed,
 * and where the log could not tell of it yet when the case was opened.
 */
export const contactBeforePass = alertRule({
  id: 'contactBeforePass',
  severity: 'medium',
  source: 'peers.md c 19, security.md 2.4',
  needs: ['audit'],
  toDo: 'callSubject',
  falsePositives: 'newDevice',
  find: (facts) =>
    facts.passes.flatMap((pass) => {
      const change = changesBefore(facts, pass)
        .filter(
          ({ contact, at }) =>
            pass.request === undefined ||
            (restsOn(pass.request, contact) && !wasJudged(facts, pass.request, at)),
        )
        .at(-1);
      if (change === undefined) return [];
      return [
        {
          ...(pass.request === undefined ? {} : ({ severity: 'high' } as const)),
          subjectId: pass.subjectId,
          initiatorId: pass.initiatorId,
          reason: { code: change.contact, values: { at: change.at } },
          records: [change.key, ...(pass.record === undefined ? [] : [pass.record.key])],
          requestId: pass.request?.id,
          key: pass.key,
          at: pass.at,
        },
      ];
    }),
});

type Contact = 'phone' | 'mail' | 'manager';

/** A telephone that is registered as a method is a contact as well. */
function changesBefore(facts: Facts, pass: KnownPass) {
  const minutes = facts.policy.alerts.limits.contactBeforeDays * 24 * 60;
  return facts
    .of(pass.subjectId, 'contactChanged', 'methodRegistered')
    .filter(({ at }) => isBefore(at, pass.at, minutes))
    .flatMap((record): { readonly contact: Contact; readonly key: string; readonly at: string }[] => {
      if (record.kind === 'contactChanged') return [{ ...record }];
      return record.method === 'phone' ? [{ contact: 'phone', key: record.key, at: record.at }] : [];
    });
}

function restsOn({ evidence }: Request, contact: Contact): boolean {
  const kind = contact === 'manager' ? 'managerVouch' : 'callBack';
  return contact !== 'mail' && evidence.some((item) => item.kind === kind && item.result === 'passed');
}

/** A change that the log held when a case was opened was judged there, with what the account came with on its first day. */
function wasJudged({ policy }: Facts, { openedAt }: Request, at: string): boolean {
  return at < minutesAfter(openedAt, -policy.alerts.limits.lateMinutes);
}
