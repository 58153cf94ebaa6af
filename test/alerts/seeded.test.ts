import { expect, test } from '@jest/globals';
import type { Alert } from '../../services/alerts/alert';
import { factsFrom } from '../../services/alerts/factsFrom';
import { alertsIn } from '../../services/alerts/rules';
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

test.each([1, 2, 3])(
  'in a thousand normal cases every incident is found by its rule, with at most one false alert (seed %i)',
  (seed) => {
    const { gathered, incidents } = seeded(1000, seed);
    const alerts = alertsIn(factsFrom(gathered));
    const missed = incidents.filter(
      (incident) => !alerts.some((alert) => alert.rule === incident.rule && isOf(incident, alert)),
    );
    expect(missed.map(({ rule }) => rule)).toEqual([]);
    const wrong = alerts.filter((alert) => !incidents.some((incident) => isOf(incident, alert)));
    expect(wrong.length > 1 ? wrong : []).toEqual([]);
  },
);
