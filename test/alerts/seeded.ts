import type { Account, Gathered } from '../../services/alerts/facts';
import type { TenantRecord } from '../../services/alerts/record';
import { guidePolicy } from '../../services/policy/policy';
import type { Person } from '../../services/policy/facts';
import type { Request } from '../../services/requests/request';
import { at, id } from '../requests/examples';
import { readUntil, tenant } from './examples';
import { incidents } from './incidents';
import type { Incident } from './incidents';
import { normalCase } from './normalCase';

const minutesOfDay = 24 * 60;
/** Ninety days, and two for what comes after. */
const lastDay = 92;
const technicians = people(300, 12);
const approvers = people(320, 8);

/** Logs of ninety days in which everything is as it should be, but for the incidents. */
export interface Seeded {
  readonly gathered: Gathered;
  readonly incidents: readonly Incident[];
  readonly normal: readonly Request[];
}

/** So many cases that went well, spread over the working days, with each incident once among them; the same for the same seed. */
export function seeded(count: number, seed: number): Seeded {
  const random = numbers(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const subjects = people(10_000, count);
  const normal = subjects.map((subject, index) => {
    const workday = below(64);
    const opened = (Math.floor(workday / 5) * 7 + (workday % 5)) * minutesOfDay + below(8 * 60);
    const requester = technicians[below(technicians.length)];
    const approver = approvers[below(approvers.length)];
    if (requester === undefined || approver === undefined) throw new Error('nobody works there');
    return normalCase({ name: `n${index}`, subject, requester, approver, opened }, below);
  });
  const bad = incidents();
  const records = [...normal, ...bad].flatMap((one) => one.records);
  const now = at(lastDay * minutesOfDay);
  return {
    normal: normal.map(({ request }) => request),
    incidents: bad,
    gathered: {
      now,
      since: at(-45 * minutesOfDay),
      records: shuffled(doubled(records, below), below),
      cases: shuffled([...normal.map(({ request }) => request), ...bad.flatMap(({ cases }) => cases)], below),
      lateReviews: bad.flatMap(({ lateReviews = [] }) => lateReviews),
      openedFrom: bad.flatMap(({ openedFrom = [] }) => openedFrom),
      tenant: {
        ...tenant,
        technicians: technicians.map(({ id: technician }) => technician),
        passes: bad.flatMap(({ passes = [] }) => passes),
        accounts: new Map([
          ...normal.map(({ request }) => accountOf(request)),
          ...bad.flatMap(({ accounts = [] }) => accounts),
        ]),
        groups: {
          ...tenant.groups,
          recovery: {
            ...tenant.groups.recovery,
            members: bad.flatMap(({ members = [] }) => members),
          },
        },
      },
      coverage: readUntil(now),
      policy: guidePolicy,
    },
  };
}

/** What the tenant says of the subject of a case that went well. */
function accountOf({ subject, class: subjectClass }: Request): readonly [string, Account] {
  return [subject.id, { class: subjectClass, refused: undefined, site: undefined }];
}

/** People with ids from a number on. */
export function people(from: number, count: number): readonly Person[] {
  return Array.from({ length: count }, (_, index) => ({
    id: id(from + index),
    name: `Person ${from + index}`,
    upn: `person${from + index}@example.org`,
  }));
}

/** Entra writes some actions down twice, and some records are read twice. */
function doubled(
  records: readonly TenantRecord[],
  below: (limit: number) => number,
): readonly TenantRecord[] {
  return records.flatMap((one) => {
    const draw = below(10);
    if (draw < 2) return [one, one];
    return draw < 5 && one.kind !== 'signIn' && one.kind !== 'riskChanged'
      ? [one, { ...one, key: `${one.key}-again` }]
      : [one];
  });
}

function shuffled<One>(things: readonly One[], below: (limit: number) => number): readonly One[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    const kept = order[last] as One;
    order[last] = order[other] as One;
    order[other] = kept;
  }
  return order;
}

/** Numbers from 0 to 1 that follow from a seed alone (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
