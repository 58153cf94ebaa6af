import { describe, expect, test } from '@jest/globals';
import { heldByBaseline, heldScenario, notAdmitted } from '../../services/admission';
import { criticalChecks } from '../../services/baseline/lastCheck';
import type { LastCheck } from '../../services/baseline/lastCheck';
import { checks } from '../../services/baseline/checks';
import { decideDesk } from '../../services/desk/decide';
import { evolveDesk, newDesk } from '../../services/desk/state';
import type { DeskState } from '../../services/desk/state';
import { checksFor, conditionsFor, isBack } from '../../services/maturity/nextStage';
import type { StageFacts } from '../../services/maturity/nextStage';
import { guidePolicy } from '../../services/policy/policy';
import { rolloutStages } from '../../services/policy/rollout';
import type { RolloutStage } from '../../services/policy/rollout';
import { scenarios } from '../../services/policy/terms';

const now = '2026-06-20T09:00:00.000Z';
const earlier = '2026-06-01T09:00:00.000Z';
const all = checks.map(({ id }) => id);
const good: LastCheck = { at: '2026-06-20T08:00:00.000Z', pass: all, fail: [], exception: [], unknown: [] };
const inStage = (stage: RolloutStage): DeskState => ({ ...newDesk, rollout: { stage, since: earlier } });
const without = (id: string, as: 'fail' | 'unknown'): LastCheck => ({
  ...good,
  pass: all.filter((one) => one !== id),
  [as]: [id],
});

describe('a phase of the rollout', () => {
  test.each<[RolloutStage, readonly string[]]>([
    ['pilot', ['onboarding']],
    ['onboarding', ['onboarding']],
    ['recovery', ['onboarding', 'recovery', 'reregistration']],
    ['all', scenarios],
  ])('"%s" serves %j', (stage, served) => {
    const open = scenarios.filter((one) => heldScenario(inStage(stage), guidePolicy, one, now) === undefined);
    expect(open).toEqual(served);
  });

  test('that was never begun serves everybody, as before', () => {
    expect(scenarios.filter((one) => heldScenario(newDesk, guidePolicy, one, now))).toEqual([]);
  });

  test('a pilot serves the pilot group alone', () => {
    const asked = { scenario: 'onboarding', rule: 'onboarding' } as const;
    expect(notAdmitted(inStage('pilot'), guidePolicy, { ...asked, inPilot: false }, now)).toEqual({
      refused: 'notInPilot',
    });
    expect(notAdmitted(inStage('pilot'), guidePolicy, { ...asked, inPilot: true }, now)).toBeUndefined();
  });

  test('an administrator is not served under another scenario before administrators are', () => {
    const asked = { scenario: 'recovery', rule: 'privileged', inPilot: true } as const;
    expect(notAdmitted(inStage('recovery'), guidePolicy, asked, now)).toEqual({ refused: 'notYetServed' });
    expect(notAdmitted(inStage('all'), guidePolicy, asked, now)).toBeUndefined();
  });

  test('begun twice is one phase that goes on running', () => {
    const command = { kind: 'setStage', stage: 'pilot', reason: 'Go' } as const;
    const [event] = decideDesk(newDesk, command, earlier).events;
    const desk =
      event === undefined ? newDesk : evolveDesk(newDesk, { ...event, at: earlier, by: 'operator' });
    expect(desk.rollout).toEqual({ stage: 'pilot', since: earlier });
    expect(decideDesk(desk, command, now).events).toEqual([]);
  });
});

describe('going on to the next phase', () => {
  const ready: StageFacts = {
    policy: guidePolicy,
    now: { stage: 'onboarding', since: earlier },
    at: now,
    hasPilotGroup: true,
    last: good,
    completed: 10,
    openAlerts: { all: 0, critical: 0 },
  };
  const unmet = (facts: Partial<StageFacts>, to: RolloutStage = 'recovery') =>
    conditionsFor(to, { ...ready, ...facts })
      .filter(({ met }) => !met)
      .map(({ condition }) => condition);

  test.each<[string, Partial<StageFacts>, readonly string[]]>([
    ['nothing is missing', {}, []],
    ['the tenant was never checked', { last: undefined }, ['checked']],
    ['the check is old', { last: { ...good, at: earlier } }, ['recentlyChecked']],
    ['a critical check failed', { last: without('pass.oneTime', 'fail') }, ['baseline']],
    ['a critical check could not be told', { last: without('pass.oneTime', 'unknown') }, ['baseline']],
    ['a check of this phase failed', { last: without('registration.clients', 'fail') }, ['baseline']],
    ['a check of a later phase failed', { last: without('restrict.place', 'fail') }, []],
    ['it ran a day too short', { now: { stage: 'onboarding', since: '2026-06-07T09:00:00.000Z' } }, ['days']],
    ['a case is missing', { completed: 9 }, ['cases']],
    ['an alert is open', { openAlerts: { all: 1, critical: 0 } }, ['alerts']],
    ['a critical alert is open', { openAlerts: { all: 1, critical: 1 } }, ['alerts', 'critical']],
  ])('%s', (_, facts, missing) => {
    expect(unmet(facts)).toEqual(missing);
  });

  test('no phase is left out, and the last asks for the whole baseline', () => {
    expect(unmet({}, 'all')).toEqual(['order']);
    const recovery = { now: { stage: 'recovery', since: earlier } } as const;
    expect(unmet(recovery, 'all')).toEqual([]);
    expect(unmet({ ...recovery, last: without('restrict.place', 'fail') }, 'all')).toEqual(['baseline']);
    expect(unmet({ hasPilotGroup: false, now: undefined }, 'pilot')).toEqual(['pilotGroup']);
  });

  test('each phase asks for all that the one before asked for, and every critical check at the end', () => {
    const asked = rolloutStages.map(checksFor);
    for (const [index, ids] of asked.entries())
      expect((asked[index - 1] ?? []).filter((id) => !ids.includes(id))).toEqual([]);
    expect(criticalChecks.filter((id) => !checksFor('all').includes(id))).toEqual([]);
  });

  test('serving fewer is going back', () => {
    expect(isBack(undefined, 'pilot')).toBe(true);
    expect(isBack('recovery', 'onboarding')).toBe(true);
    expect(isBack('onboarding', 'recovery')).toBe(false);
  });
});

describe('a desk that is tied to the baseline (AC-86)', () => {
  const tied = { ...guidePolicy, tieToBaseline: true };

  test.each<[string, LastCheck | undefined, unknown]>([
    ['takes cases while the critical checks hold', good, undefined],
    ['takes them while one that is not critical failed', without('restrict.place', 'fail'), undefined],
    ['takes none without a check', undefined, { refused: 'baselineUnchecked' }],
    ['takes none on an old one', { ...good, at: earlier }, { refused: 'baselineUnchecked' }],
    [
      'takes none when a critical check failed, and says which',
      without('pass.oneTime', 'fail'),
      { refused: 'baselineOpen', checks: ['pass.oneTime'] },
    ],
    [
      'takes none when one could not be told',
      without('pass.groupsOnly', 'unknown'),
      { refused: 'baselineOpen', checks: ['pass.groupsOnly'] },
    ],
  ])('%s', (_, baseline, refusal) => {
    expect(heldByBaseline({ ...newDesk, baseline }, tied, now)).toEqual(refusal);
    expect(heldByBaseline({ ...newDesk, baseline }, guidePolicy, now)).toBeUndefined();
  });
});

describe('what cases are tied to is the last check that could tell, or a later one that found a failure', () => {
  const failed = without('pass.oneTime', 'fail');
  const untold = without('pass.oneTime', 'unknown');
  test.each<[string, LastCheck | undefined, LastCheck, boolean]>([
    ['the first one, whatever it could tell', undefined, untold, true],
    ['one that could tell everything', failed, good, true],
    ['one that found a failure', good, failed, true],
    [
      'one that found a failure, and could not tell the rest',
      good,
      { ...failed, unknown: ['pass.groupsOnly'] },
      true,
    ],
    ['one that could not tell, after one that could', good, untold, false],
    ['one that could not tell, after one that found a failure', failed, untold, false],
    ['one that could not tell, after another', untold, untold, true],
    ['one that could not tell what is not critical', good, without('restrict.place', 'unknown'), true],
  ])('%s', (_, baseline, found, isKept) => {
    const { events } = decideDesk({ ...newDesk, baseline }, { kind: 'baselineChecked', found }, now);
    expect(events.map(({ kind }) => kind)).toEqual(isKept ? ['baselineChecked'] : []);
  });
});

test('a scenario that is given up is open until that day at the site', () => {
  const policy = { ...guidePolicy, timeZone: 'Europe/Oslo', retired: { recovery: '2027-01-01' } };
  const at = (moment: string) => heldScenario(newDesk, policy, 'recovery', moment);
  expect(at('2026-12-31T22:59:00.000Z')).toBeUndefined();
  expect(at('2026-12-31T23:00:00.000Z')).toEqual({ refused: 'scenarioRetired', on: '2027-01-01' });
  expect(heldScenario(newDesk, policy, 'reregistration', '2027-06-01T09:00:00.000Z')).toBeUndefined();
});
