import type { Week } from '../../bot/review/week';
import { foldCases } from '../../services/reviews/caseFigures';
import type { Issuer } from '../../services/reviews/issuers';
import type { Quarterly } from '../../services/reviews/quarterly';
import type { Event } from '../../services/requests/event';
import { scenarios } from '../../services/policy/terms';
import { guidePolicy } from '../../services/policy/policy';
import { approver, at, id, requester, security, subject } from '../requests/examples';
import { line, unused, used, wholeCase } from './examples';

const day = 24 * 60;

/** Some three months of cases of every scenario. */
function months() {
  const fold = foldCases((moment) => moment.slice(11, 13) > '08');
  for (let index = 0; index < 180; index += 1) {
    const scenario = scenarios[index % 7 === 6 ? 3 : index % 3] ?? 'recovery';
    const { privileged, recovery } = guidePolicy.rules;
    const rule = scenario === 'privileged' ? privileged : { ...recovery, ...recovery.ordinary, scenario };
    const begin = (index % 85) * day + (index % 11) * 50;
    const events: readonly Event[] = wholeCase(begin, { scenario, rule }, index % 9 === 0 ? unused : used);
    for (const event of index % 50 === 0 ? events.slice(0, 4) : events) fold.take(String(index), event);
  }
  return fold.told();
}

function issuer(role: Issuer['role'], name: string, how: Issuer['how'], unit?: string): Issuer {
  return { role, id: `id of ${name}`, name, kind: 'person', how, unit };
}

/** A quarterly review with something in every part. */
export const quarter: Quarterly = {
  from: at(0),
  to: at(91 * day),
  madeAt: at(91 * day),
  policyVersion: '2026-01',
  cases: months(),
  steps: {
    signIn: { done: 140, late: 12 },
    method: { done: 138, weak: 4, missing: 10 },
    password: { notAsked: 152 },
    signInAgain: { done: 60, missing: 7, unread: 85 },
  },
  issuers: [
    issuer('globalAdministrator', 'B. Glass', 'standing'),
    issuer('privilegedAuthenticationAdministrator', 'C. Approver', 'activated'),
    issuer(
      'authenticationAdministrator',
      `${'quite.a.long.name.'.repeat(6)}@example.org`,
      'standing',
      'Oslo',
    ),
    issuer('authenticationAdministrator', 'A. Technician', 'eligible', 'Oslo'),
    { ...issuer('authenticationAdministrator', 'Old script', 'standing'), kind: 'application' },
  ],
  changes: {
    roles: [
      { role: 'Authentication Administrator', how: 'eligible', count: 4 },
      { role: 'Privileged Authentication Administrator', how: 'activated', count: 9 },
    ],
    policies: { conditionalAccess: 3, passPolicy: 1 },
  },
  cover: { covered: 310, notCovered: 4, untold: 12, since: at(60 * day) },
  passwordless: { users: 2_210, strong: 1_940, passwordOnly: 41, admins: 22, adminsStrong: 21 },
  retirable: [],
  alerts: [
    { rule: 'outOfHours', count: 9, open: 0 },
    { rule: 'unmanagedPass', count: 2, open: 1 },
  ],
  signs: { signed: 61, notOk: 3, open: 2 },
  blind: ['subjectAtRisk', 'riskySignIn'],
  unread: [],
  names: { [requester.id]: 'A. Technician', [approver.id]: 'C. Approver' },
};

const nothing = foldCases(() => true).told();

/** A quarter in which nothing happened and nothing could be read. */
export const emptyQuarter: Quarterly = {
  ...quarter,
  cases: nothing,
  issuers: [],
  passwordless: undefined,
  retirable: undefined,
  alerts: [],
  unread: [
    { part: 'changes', because: 'noPermission' },
    { part: 'signIns', because: 'noLicence' },
    { part: 'registrations', because: 'failing' },
    { part: 'activeRoles', because: 'noPermission' },
    { part: 'eligibleRoles', because: 'noLicence' },
  ],
};

/** A week with lines of several kinds. */
export const week: Week = {
  at: at(7 * day),
  period: { from: at(0), to: at(7 * day) },
  lines: [
    line('a', { personId: subject.id, requestId: id(50) }),
    line('b', { what: 'member', code: 'recovery', personId: subject.id, requestId: id(50) }),
    line('c', { what: 'blindRule', code: 'subjectAtRisk', since: undefined }),
  ],
  signs: { signed: 5, notOk: 1, open: 0 },
  names: { [subject.id]: `${'quite.a.long.name.'.repeat(6)}@example.org`, [security.id]: 's@example.org' },
  refs: { [id(50)]: 'TAP-7K3F9M' },
  noGraph: true,
};
