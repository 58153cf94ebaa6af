import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readSignIn } from '../../services/graph/signInEntry';
import { Fault } from '../../services/faults';
import { guidePolicy } from '../../services/policy/policy';
import { minutesAfter } from '../../services/requests/moments';
import { quarterlyReview } from '../../services/quarterlyReview';
import type { ReviewWorld } from '../../services/quarterlyReview';
import type { Quarterly } from '../../services/reviews/quarterly';
import type { Registration, TenantLogs } from '../../services/tenantLogs';
import { openTestBooks } from '../audit/books';
import type { Books } from '../audit/books';
import { record } from '../alerts/examples';
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

function review(logs: ReviewWorld['logs']): Promise<Quarterly> {
  const period = { from: minutesAfter(now, -60), to: minutesAfter(now, 60) };
  return quarterlyReview({ store: books.store, policy: guidePolicy, log, logs }, period);
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
