import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Alert } from '../../services/alerts/alert';
import { factsFrom } from '../../services/alerts/factsFrom';
import { ruleIds } from '../../services/alerts/ruleIds';
import { alertsIn } from '../../services/alerts/rules';
import { scenarios } from '../../services/policy/terms';
import type { Incident } from './incidents';
import { seeded } from './seeded';

/** Whether an alert is about an incident: its people, its case or its records. */
function isOf({ people, records, cases }: Incident, alert: Alert): boolean {
  return (
    people.some((one) => alert.subjectId === one || alert.initiatorId === one) ||
    cases.some(({ id }) => id === alert.requestId) ||
    records.some(({ key }) => alert.records.includes(key))
  );
}

test('in a thousand normal cases of every scenario each incident is found by its rule, with at most one false alert', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { gathered, incidents, normal } = seeded(1000, seed);
      expect(new Set(normal.map(({ scenario }) => scenario)).size).toBe(scenarios.length);
      const alerts = alertsIn(factsFrom(gathered));
      const missed = incidents.filter(
        (incident) => !alerts.some((alert) => alert.rule === incident.rule && isOf(incident, alert)),
      );
      expect(missed.map(({ rule }) => rule)).toEqual([]);
      const wrong = alerts.filter((alert) => !incidents.some((incident) => isOf(incident, alert)));
      expect(wrong.length > 1 ? wrong : []).toEqual([]);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

test('every rule has its incident among them', () => {
  const rules = seeded(1, 1).incidents.map(({ rule }) => rule);
  expect(rules.toSorted()).toEqual([...ruleIds].toSorted());
});
