import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { known } from '../../services/baseline/part';
import type { Part } from '../../services/baseline/part';
import type { ReadState, ReadTenant } from '../../services/baseline/reader';
import { partNames } from '../../services/baseline/tenantState';
import { readSignIn } from '../../services/graph/signInEntry';
import { Fault } from '../../services/faults';
import { guidePolicy } from '../../services/policy/policy';
import { minutesAfter } from '../../services/requests/moments';
import { quarterlyReport } from '../../bot/review/report';
import { quarterlyReview } from '../../services/quarterlyReview';
import type { ReviewWorld } from '../../services/quarterlyReview';
import type { Quarterly } from '../../services/reviews/quarterly';
import { quarterlyFigures } from '../../services/reviews/quarterlyFigures';
import type { Registration, TenantLogs } from '../../services/tenantLogs';
import { openTestBooks } from '../audit/books';
import type { Books } from '../audit/books';
import { record } from '../alerts/examples';
import { holding } from '../baseline/goodState';
import { production } from '../bot/production';
import { used } from '../reviews/examples';

let books: Books;
let now: string;

beforeAll(async () => {
  books = await openTestBooks(production['SEALING_KEY']);
  now = await books.store.now();
});

afterAll(async () => {
  await books.close();
});

const log: ReviewWorld['log'] = { info: () => undefined, warn: () => undefined, error: () => undefined };
const blind = { state: 'blind', because: 'noLicence' } as const;

function logsOf(registrations: TenantLogs['registrations']): ReviewWorld['logs'] {
  return {
    signInMethods: true,
    read: () => {
      throw new Error('a review reads what was kept');
    },
    registrations,
  };
}

async function* pageOf(...page: readonly Registration[]): AsyncGenerator<readonly Registration[]> {
  yield await Promise.resolve(page);
}

function review(logs: ReviewWorld['logs'], baseline?: ReadTenant): Promise<Quarterly> {
  const period = { from: minutesAfter(now, -60), to: minutesAfter(now, 60) };
  return quarterlyReview({ store: books.store, policy: guidePolicy, log, logs, baseline }, period);
}

describe('the quarterly review', () => {
  test('counts sign-ins of members while they are members, by what Conditional Access did, and their steps', async () => {
    const id = await books.openCase();
    const subjectId = (await books.store.read(id))?.subject.id ?? '';
    await books.write(id, { kind: 'enrolled' });
    const member = await books.store.now();
    await books.write(id, ...used);
    const signIn = (at: string, more: object) => ({
      ...record('signIn', 0, { subjectId, at, errorCode: 0, interactive: true, withPass: false, ...more }),
      key: randomUUID(),
    });
    await books.store.keepRecords([
      signIn(member, { covered: true }),
      signIn(member, { covered: false, withPass: true }),
      signIn(member, {}),
      signIn(minutesAfter(member, -30), { covered: false }),
      signIn(minutesAfter(now, 30), { covered: false }),
      {
        ...record('roleAssigned', 0, { at: member, role: 'Authentication Administrator', how: 'active' }),
        key: randomUUID(),
      },
      {
        ...record('roleAssigned', 0, { at: minutesAfter(now, 90), role: 'Later', how: 'active' }),
        key: randomUUID(),
      },
    ]);
    const told = await review(undefined);
    expect(told.cover).toMatchObject({ covered: 1, notCovered: 1, untold: 1 });
    expect(told.changes.roles).toEqual([{ role: 'Authentication Administrator', how: 'active', count: 1 }]);
    expect(told.steps).toMatchObject({ signIn: { done: 1 }, method: { done: 1 }, signInAgain: { done: 1 } });
    expect(told.cases).toMatchObject({
      cases: 1,
      shown: 1,
      unused: 0,
      byScenario: { recovery: { completed: 1 } },
    });
  });

  test('names what could not be read, and why, and rules that are blind', async () => {
    await books.store.keepWatch(now, {
      audit: { state: 'read', until: now },
      signIns: blind,
      signInMethods: blind,
      risk: blind,
      groups: { state: 'read', until: now },
      passes: { state: 'read', until: now },
    });
    const told = await review(undefined);
    expect(told.unread).toEqual([
      { part: 'signIns', because: 'noLicence' },
      { part: 'registrations', because: 'notSet' },
      { part: 'activeRoles', because: 'notSet' },
      { part: 'eligibleRoles', because: 'notSet' },
    ]);
    expect(told.blind).toContain('subjectAtRisk');
    expect(told.retirable).toBeUndefined();
  });

  test('tells how far users are on the way to passwordless', async () => {
    const one = {
      subjectId: randomUUID(),
      admin: false,
      mfaCapable: true,
      passwordlessCapable: true,
      updatedAt: now,
    };
    const told = await review(
      logsOf(() => pageOf({ ...one, methods: ['passkey'] }, { ...one, methods: [] })),
    );
    expect(told.passwordless).toMatchObject({ users: 2, strong: 1, passwordOnly: 1 });
  });

  test.each<[string, TenantLogs['registrations'], string]>([
    [
      'is out',
      () => {
        throw new Fault('GRAPH_UNAVAILABLE', { retryable: true });
      },
      'failing',
    ],
    [
      'needs a licence',
      async function* () {
        yield await Promise.resolve(blind);
      },
      'noLicence',
    ],
  ])('says so when the report of methods %s', async (_what, registrations, because) => {
    const told = await review(logsOf(registrations));
    expect(told.unread).toContainEqual({ part: 'registrations', because });
    expect(told.passwordless).toBeUndefined();
  });
});

describe('who may issue a pass', () => {
  const asked: string[][] = [];
  const tenant =
    (parts: Partial<ReadState>): ReadTenant =>
    ({ have }) => {
      asked.push(partNames.filter((name) => name !== 'liveSubjects' && have[name] === undefined));
      return Promise.resolve({ ...have, ...parts } as ReadState);
    };
  const units = known([{ id: 'oslo', name: 'Oslo', restricted: false }]);

  test('is told by role, how it is held and how far, the widest first, and of the tenant nothing else is read', async () => {
    const told = await review(
      undefined,
      tenant({
        active: known([
          holding('authenticationAdministrator', 'tara', { scope: '/administrativeUnits/oslo' }),
          holding('authenticationAdministrator', 'zoe', { scope: '/administrativeUnits/gone' }),
          holding('privilegedAuthenticationAdministrator', 'petra', { activated: true }),
          holding('authenticationPolicyAdministrator', 'georg'),
          holding('globalAdministrator', 'glass'),
          holding('authenticationAdministrator', 'glass'),
        ]),
        eligible: known([holding('authenticationAdministrator', 'tara'), holding('securityReader', 'siri')]),
        units,
      }),
    );
    expect(asked.at(-1)).toEqual(['active', 'eligible', 'units']);
    expect(told.issuers.map(({ name, role, how, unit }) => `${name} ${role} ${how} ${unit ?? '*'}`)).toEqual([
      'glass globalAdministrator standing *',
      'petra privilegedAuthenticationAdministrator activated *',
      'glass authenticationAdministrator standing *',
      'tara authenticationAdministrator standing Oslo',
      'zoe authenticationAdministrator standing gone',
      'tara authenticationAdministrator eligible *',
    ]);
    const figures = new Map(quarterlyFigures(told).map(({ code, values }) => [code, values]));
    expect(figures.get('issuers')).toEqual({ standing: '3', wide: '1', activated: '1' });
    expect(figures.get('eligible')).toEqual({ count: '1' });
  });

  test.each<[string, Part<never>, string]>([
    ['the licence is missing', { is: 'absent', why: 'unlicensed' }, 'noLicence'],
    ['the permission is missing', { is: 'unreadable', why: 'forbidden' }, 'noPermission'],
    ['Graph is busy', { is: 'unreadable', why: 'throttled' }, 'failing'],
  ])('is never a zero where %s: it is said', async (_what, part, because) => {
    const active = known([holding('authenticationAdministrator', 'tara')]);
    const told = await review(undefined, tenant({ active, eligible: part, units: part }));
    expect(told.unread).toContainEqual({ part: 'eligibleRoles', because });
    expect(told.unread.map(({ part: name }) => name)).not.toContain('activeRoles');
    expect(quarterlyFigures(told)).toContainEqual({ code: 'eligible', values: undefined });
    expect(quarterlyReport(told)).toMatch(/Who may activate roles: not read[^]*all the time/);
  });

  test('is not told when nobody can sign in, and the rest of the review is', async () => {
    const told = await review(undefined, () => {
      throw new Fault('SIGN_IN_FAILED', { retryable: true });
    });
    expect(told.unread).toContainEqual({ part: 'activeRoles', because: 'failing' });
    expect(told.cases.cases).toBe(1);
  });
});

test.each([
  ['success', true],
  ['failure', true],
  ['notApplied', false],
  ['unknownFutureValue', undefined],
  [null, undefined],
])(
  'a sign-in of which the log says %s under Conditional Access is covered: %s',
  (conditionalAccessStatus, covered) => {
    const entry = {
      id: 'one',
      createdDateTime: '2026-03-02T09:00:00Z',
      userId: randomUUID(),
      status: { errorCode: 0 },
      conditionalAccessStatus,
    };
    expect(readSignIn(entry).covered).toBe(covered);
  },
);
