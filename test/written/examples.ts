import { checks } from '../../services/baseline/checks';
import { newDesk } from '../../services/desk/state';
import { noCases } from '../../services/maturity/figures';
import { guidePolicy } from '../../services/policy/policy';
import type { Source } from '../../bot/policy/written';

const all = checks.map(({ id }) => id);
const now = '2026-06-20T09:00:00.000Z';

/** A desk in its third phase with three months of cases, an exception, a scenario to be given up, and a review that is late. */
export const busyDesk: Source = {
  policy: {
    ...guidePolicy,
    document: {
      owner: 'Head of identity',
      approvedBy: 'CISO',
      approvedOn: '2025-01-05',
      reviewEveryMonths: 12,
    },
    readOut: [
      {
        scenario: 'recovery',
        from: '2026-05-01',
        until: '2026-07-01',
        reason: `A branch with ${'an-unbroken-word'.repeat(8)}`,
        approvedBy: 'Board',
      },
    ],
    retired: { recovery: '2027-01-01' },
  },
  now,
  live: {
    desk: { ...newDesk, rollout: { stage: 'recovery', since: '2026-06-01T09:00:00.000Z' } },
    last: {
      at: '2026-06-20T08:00:00.000Z',
      pass: all.slice(4),
      fail: all.slice(0, 2),
      exception: all.slice(2, 3),
      unknown: all.slice(3, 4),
    },
    figures: {
      ...noCases,
      cases: 40,
      outcomes: { completed: 30 },
      scenarios: { onboarding: 20, recovery: 20 },
      shown: 34,
      used: 32,
      registered: 30,
      kinds: { passkey: 20, windowsHello: 10 },
      deliveries: { inPerson: 20, portal: 14 },
      minutes: { 7: 20, 12: 14 },
    },
    openAlerts: { all: 2, critical: 0 },
    reviews: { weekly: 12, weeklySigned: 11, late: 1 },
  },
};
