import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { render } from '../../cards/render';
import { alertSamples } from '../../cards/samples/alerts';
import words from '../../cards/words/alerts.json';
import en from '../../cards/words/en.json';
import { severities, toDos } from '../../services/alerts/alert';
import type { Alert } from '../../services/alerts/alert';
import { factsFrom } from '../../services/alerts/factsFrom';
import { ruleIds } from '../../services/alerts/ruleIds';
import type { RuleId } from '../../services/alerts/ruleIds';
import type { PolicyChanged, RecordKind } from '../../services/alerts/record';
import { alertsIn } from '../../services/alerts/rules';
import { userSteps } from '../../services/alerts/stepsOf';
import { acts, resolutions } from '../../services/alerting/concern';
import { methodKinds, tapGroups } from '../../services/policy/terms';
import { seeded } from '../alerts/seeded';
import { textOf } from '../sandbox/teams/card';

interface RuleWords {
  readonly title: string;
  readonly text: string;
  readonly reasons?: Readonly<Record<string, string>>;
}
const rules: Readonly<Record<RuleId, RuleWords>> = words.rules;

const changes: Readonly<Record<Exclude<RecordKind, 'signIn' | 'riskChanged'>, true>> = {
  passCreated: true,
  passDeleted: true,
  methodRegistered: true,
  methodDeleted: true,
  passwordChanged: true,
  roleAssigned: true,
  memberAdded: true,
  memberRemoved: true,
  policyChanged: true,
  deviceRegistered: true,
  contactChanged: true,
  appGranted: true,
  otherChange: true,
};
const policies: Readonly<Record<PolicyChanged['what'], true>> = {
  passPolicy: true,
  conditionalAccess: true,
  strength: true,
  targetGroup: true,
};

test.each<[string, object, readonly string[]]>([
  ['rules', words.rules, ruleIds],
  ['severities', words.severities, severities],
  ['what to do', words.toDo, toDos],
  ['kinds of changes', words.changes, Object.keys(changes)],
  ['policies', words.policies, Object.keys(policies)],
  ['methods', words.methods, methodKinds],
  ['steps', words.steps, userSteps],
  ['judgements', words.resolutions, resolutions],
  ['deeds', words.deeds, acts],
  ['groups', en.groups, tapGroups],
])('the %s have words, each of them', (_what, worded, known) => {
  expect(Object.keys(worded).sort()).toEqual([...known].sort());
});

describe.each(Object.entries(rules))('the words of %s', (_rule, { title, text, reasons = {} }) => {
  test('are a title without a full stop and short sentences with one', () => {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    for (const sentence of [text, ...Object.values(reasons)]) {
      expect(sentence).toMatch(/^[{A-Z].*[.}]$/);
      expect(sentence.length).toBeLessThan(140);
    }
  });
});

test('no words are left over for a reason that no rule gives', () => {
  const folder = join(__dirname, '../../services');
  const sources = ['alerts/rules', 'alerts', 'policy'].flatMap((part) =>
    readdirSync(join(folder, part))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, part, name), 'utf8')),
  );
  const said = sources.join('\n');
  const codes = Object.values(rules).flatMap(({ reasons = {} }) => Object.keys(reasons));
  expect(codes.filter((code) => !said.includes(`'${code}'`))).toEqual([]);
});

/** Every alert of the seeded logs, one for each rule and reason. */
const found = [
  ...new Map(
    alertsIn(factsFrom(seeded(1, 1).gathered)).map((alert) => [`${alert.rule} ${alert.reason.code}`, alert]),
  ).entries(),
];

test('the seeded logs know every rule', () => {
  expect(new Set(found.map(([, { rule }]) => rule))).toEqual(new Set(ruleIds));
});

describe.each(found)('%s', (_name, alert) => {
  test('is told in words, with every value in its place and no id', () => {
    const shown = textOf(render(cardOf(alert)));
    expect(shown).not.toMatch(/[{}]|undefined|\[object/);
    expect(shown).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(shown).toContain(rules[alert.rule].title);
  });

  test('needs no value that the rule does not give', () => {
    const { text, reasons = {} } = rules[alert.rule];
    const sentence = reasons[alert.reason.code] ?? text;
    const needed = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const given = ['name', 'by', 'count', ...Object.keys(alert.reason.values)];
    expect(needed.filter((name) => name === undefined || !given.includes(name))).toEqual([]);
  });
});

/** The card of an alert, as if the directory knew nobody. */
function cardOf({ rule, severity, reason, toDo, at }: Alert) {
  const [sample] = alertSamples;
  if (sample?.card.name !== 'tenantAlert') throw new Error('no sample');
  const unread = { state: 'unread' as const, name: '', upn: '' };
  const values = Object.fromEntries(
    Object.entries(reason.values).map(([name, value]) => [
      name,
      typeof value === 'number'
        ? String(value)
        : typeof value === 'string'
          ? value
          : value.map((one) => (one.includes('-') ? 'Somebody' : one)),
    ]),
  );
  const data = { ...sample.card.data, rule, severity, toDo, at, code: reason.code, values };
  return {
    name: 'tenantAlert' as const,
    data: { ...data, subject: unread, initiator: unread, pass: { id: '', at: '' } },
  };
}
