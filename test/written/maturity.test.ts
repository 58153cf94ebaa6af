import { describe, expect, test } from '@jest/globals';
import { checks } from '../../services/baseline/checks';
import { criticalChecks } from '../../services/baseline/lastCheck';
import type { LastCheck } from '../../services/baseline/lastCheck';
import { alignmentOf, checksOf, principles } from '../../services/maturity/alignment';
import type { Measured } from '../../services/maturity/alignment';
import { noCases } from '../../services/maturity/figures';
import { maturityOf } from '../../services/maturity/maturity';
import type { MaturityFacts, MaturityStage } from '../../services/maturity/maturity';
import { noReviews } from '../../services/maturity/reviewFigures';

const all = checks.map(({ id }) => id);
const good: LastCheck = { at: '2026-06-20T08:00:00.000Z', pass: all, fail: [], exception: [], unknown: [] };
const without = (id: string): LastCheck => ({ ...good, pass: all.filter((one) => one !== id), fail: [id] });
const ripe: MaturityFacts & Measured = {
  last: good,
  stage: 'all',
  figures: { ...noCases, cases: 12, outcomes: { completed: 10 }, used: 10, registered: 9 },
  openAlerts: { all: 2, critical: 0 },
  reviews: { weekly: 12, weeklySigned: 11, late: 0 },
  retired: [],
};

describe('the alignment with the guide is computed, never asserted', () => {
  const levelOf = (principle: string, facts: Partial<Measured>): readonly unknown[] => {
    const row = alignmentOf({ ...ripe, ...facts }).find((one) => one.principle === principle);
    return [row?.level, row?.against];
  };

  test('everything that was measured and holds is high, and nothing is without a check', () => {
    expect(principles.map((one) => levelOf(one, {}))).toEqual(principles.map(() => ['high', []]));
    expect(principles.map((one) => levelOf(one, { last: undefined })[0])).toEqual(
      principles.map(() => 'notMeasured'),
    );
    expect(all.filter((id) => principles.every((one) => !checksOf(one).includes(id)))).toEqual([]);
  });

  test.each<[string, string, Partial<Measured>, readonly unknown[]]>([
    [
      'no weekly review was ever opened',
      'continuousMonitoring',
      { reviews: noReviews },
      ['medium', ['noReview']],
    ],
    [
      'weekly reviews are opened and nobody signs them',
      'continuousMonitoring',
      { reviews: { weekly: 3, weeklySigned: 0, late: 2 } },
      ['medium', ['noReview', 'lateReviews']],
    ],
    [
      'one review is late',
      'continuousMonitoring',
      { reviews: { weekly: 12, weeklySigned: 11, late: 1 } },
      ['medium', ['lateReviews']],
    ],
    [
      'a critical alert is open',
      'continuousMonitoring',
      { openAlerts: { all: 1, critical: 1 } },
      ['medium', ['openAlerts']],
    ],
    [
      'more than a tenth of the used passes led to no strong method',
      'verifyExplicitly',
      { figures: { ...ripe.figures, used: 11 } },
      ['medium', ['unregistered']],
    ],
    [
      'somebody decided on their own case',
      'leastPrivilege',
      { figures: { ...ripe.figures, aloneDecided: 1 } },
      ['low', ['decidedAlone']],
    ],
    [
      'a pass was left behind',
      'assumeBreach',
      { figures: { ...ripe.figures, leftBehind: 1 } },
      ['low', ['leftBehind']],
    ],
    ['a critical check is open', 'assumeBreach', { last: without('pass.oneTime') }, ['low', []]],
  ])('%s: %s is no longer high', (_, principle, facts, told) => {
    expect(levelOf(principle, facts)).toEqual(told);
  });
});

describe('the stage of maturity rests on what was seen', () => {
  test.each<[string, Partial<MaturityFacts>, MaturityStage]>([
    ['nothing was checked', { last: undefined }, 'notChecked'],
    ['a critical check is open', { last: without(criticalChecks[0] ?? '') }, 'foundations'],
    ['a phase of the rollout runs', { stage: 'recovery' }, 'rollout'],
    ['everything holds', {}, 'stable'],
    ['both recoveries are given up', { retired: ['recovery', 'reregistration'] }, 'passwordless'],
    ['one of them is', { retired: ['recovery'] }, 'stable'],
    ['a check that is not critical failed', { last: without('restrict.place') }, 'operating'],
    ['a case is missing', { figures: { ...ripe.figures, outcomes: { completed: 9 } } }, 'operating'],
    ['too few registered a strong method', { figures: { ...ripe.figures, registered: 8 } }, 'operating'],
    ['a critical alert is open', { openAlerts: { all: 1, critical: 1 } }, 'operating'],
    ['the alerts could not be read', { openAlerts: undefined }, 'operating'],
    ['no review was signed', { reviews: { ...noReviews, weekly: 4 } }, 'operating'],
    ['a review is late', { reviews: { ...ripe.reviews, late: 1 } }, 'operating'],
  ])('%s', (_, facts, stage) => {
    expect(maturityOf({ ...ripe, ...facts })).toBe(stage);
  });
});
