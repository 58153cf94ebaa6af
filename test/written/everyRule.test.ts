import { describe, expect, test } from '@jest/globals';
import { z } from 'zod/v4';
import { markdown } from '../../bot/policy/markdown';
import { documentOf } from '../../bot/policy/document';
import { sectionsOf } from '../../bot/policy/sections';
import { ruleIds } from '../../services/alerts/ruleIds';
import { evidenceKinds } from '../../services/policy/evidence';
import { modes } from '../../services/policy/modes';
import { guidePolicy } from '../../services/policy/policy';
import type { Policy } from '../../services/policy/policy';
import type { Demands } from '../../services/policy/rule';
import { signalKinds } from '../../services/policy/signals';
import { policyShape, readPolicy } from '../../services/policyFile';

const now = '2026-06-01T09:00:00.000Z';

/** A policy in which no list is empty and nothing optional is left out. */
const whole: Policy = {
  ...guidePolicy,
  rules: {
    ...guidePolicy.rules,
    recovery: { ...guidePolicy.rules.recovery, sensitive: vouched(guidePolicy.rules.recovery.sensitive) },
    reregistration: {
      ...guidePolicy.rules.reregistration,
      sensitive: vouched(guidePolicy.rules.reregistration.sensitive),
    },
    privileged: { ...guidePolicy.rules.privileged, ...vouched(guidePolicy.rules.privileged) },
  },
  readOut: [
    {
      scenario: 'recovery',
      from: '2026-05-01',
      until: '2026-07-01',
      reason: 'A branch',
      approvedBy: 'Board',
    },
  ],
  emergencyAccounts: ['7e000000-0000-4000-8000-0000000000e1'],
  alerts: {
    ...guidePolicy.alerts,
    holidays: ['2026-12-25'],
    sites: [
      {
        name: 'Kathmandu',
        timeZone: 'Asia/Kathmandu',
        officeHours: { days: [7], from: '10:00', to: '17:00' },
        holidays: ['2026-11-08'],
      },
    ],
    setPassword: ['onboarding'],
    names: [{ kind: 'passCreated', reasons: ['made'], activities: ['make'], properties: ['prop'] }],
  },
  document: {
    owner: 'Head of identity',
    approvedBy: 'CISO',
    approvedOn: '2026-01-05',
    reviewEveryMonths: 12,
  },
  retired: { recovery: '2027-01-01', reregistration: '2027-02-01' },
};

/** An onboarding approval can be set in minutes too. */
const inMinutes: Policy = {
  ...whole,
  rules: { ...whole.rules, onboarding: { ...whole.rules.onboarding, approvalHolds: { minutes: 60 } } },
};

const said = (policy: Policy): string => JSON.stringify(sectionsOf({ policy, now, live: undefined }));

describe('no rule exists that the document does not state', () => {
  test.each(scalarsOf(whole).map(([path]) => path.join('.')))('changing %s changes what it says', (path) => {
    expect(said(changed(whole, path.split('.')) as Policy)).not.toBe(said(whole));
  });

  test('changing the minutes for which an onboarding approval holds changes what it says', () => {
    const path = ['rules', 'onboarding', 'approvalHolds', 'minutes'];
    expect(said(changed(inMinutes, path) as Policy)).not.toBe(said(inMinutes));
  });

  test('every key that the file may have was changed in this way', () => {
    const told = [...scalarsOf(whole), ...scalarsOf(inMinutes)].map(([path]) =>
      path.filter((key) => !/^\d+$/.test(key)).join('.'),
    );
    const known = keysOf(z.toJSONSchema(policyShape, { io: 'input', unrepresentable: 'any' }) as JsonSchema);
    expect(known.length).toBeGreaterThan(80);
    // Only a first sign-in has a start date; the file is refused where another scenario names one.
    const refused = /^rules\.(?:recovery|reregistration|privileged)\.approvalHolds\.daysAfterStart$/;
    expect(known.filter((key) => !told.includes(key) && !refused.test(key))).toEqual([]);
  });

  test('each setting has words of its own', () => {
    expect(sectionsOf({ policy: whole, now, live: undefined }).map(({ id }) => id)).not.toContain('further');
  });

  test('so does the policy as it ships, in which lists are empty', () => {
    expect(sectionsOf({ policy: guidePolicy, now, live: undefined }).map(({ id }) => id)).not.toContain(
      'further',
    );
  });

  test('a setting that has none is told by its path', () => {
    const policy = { ...whole, brandNew: { minutes: 7 } } as Policy;
    const further = sectionsOf({ policy, now, live: undefined }).at(-1);
    expect(further).toMatchObject({ id: 'further', statements: [{ label: 'brandNew.minutes', says: '7' }] });
  });

  test('what no file decides is there too: rules of monitoring, evidence, signs, modes', () => {
    const ids = sectionsOf({ policy: whole, now, live: undefined }).flatMap(({ statements }) =>
      statements.map(({ id }) => id),
    );
    const wanted = [
      ...ruleIds.map((id) => `alert.${id}`),
      ...evidenceKinds.map((kind) => `evidence.${kind}`),
      ...signalKinds.map((kind) => `sign.${kind}`),
      ...modes.map((mode) => `mode.${mode}`),
    ];
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the limits that it states are those that the program holds', () => {
  const numbers = scalarsOf(guidePolicy).filter(
    ([path, value]) => typeof value === 'number' && !path.includes('evidence') && !path.includes('days'),
  );

  test.each(numbers.map(([path]) => path.join('.')))('%s', (path) => {
    const least = Array.from({ length: 200 }, (_, n) => n).find((n) => isAccepted(path, n));
    const most = largest(path);
    const statement = sectionsOf({ policy: guidePolicy, now, live: undefined })
      .flatMap(({ statements }) => statements)
      .find(({ id }) => path === id || path.startsWith(`${id}.`));
    expect(statement?.limit).toBe(most === undefined ? `at least ${least}` : `${least} to ${most}`);
  });
});

test('what somebody wrote into the file makes neither a table nor a link nor HTML', () => {
  const policy = {
    ...whole,
    version: '1\n# Not a heading | <script>',
    document: { ...whole.document, owner: '[x](https://example.com) | `b`\n\n| a |' },
  };
  const text = markdown(documentOf({ policy, now, live: undefined }, 'hash'));
  expect(text).not.toContain('\n# Not');
  expect(text).not.toContain('<script');
  expect(text).not.toMatch(/[^\\]\[x\]/);
});

function vouched(demands: Demands): Demands {
  return { ...demands, evidence: demands.evidence.map((set) => ({ ...set, including: ['managerVouch'] })) };
}

type Scalar = readonly [path: readonly string[], value: unknown];

function scalarsOf(value: unknown, path: readonly string[] = []): readonly Scalar[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) => scalarsOf(one, [...path, key]));
}

function changed(value: unknown, [key = '', ...rest]: readonly string[]): unknown {
  const one = (value as Readonly<Record<string, unknown>>)[key];
  const other = rest.length === 0 ? otherThan(one) : changed(one, rest);
  if (Array.isArray(value)) return value.map((old: unknown, index) => (String(index) === key ? other : old));
  return { ...(value as object), [key]: other };
}

function withValue(path: string, value: number): unknown {
  const set = (one: unknown, [key = '', ...rest]: readonly string[]): unknown => ({
    ...(one as object),
    [key]: rest.length === 0 ? value : set((one as Readonly<Record<string, unknown>>)[key], rest),
  });
  return set(guidePolicy, path.split('.'));
}

/** Another value that its words can tell apart: enumerated texts have another of their kind. */
function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  const swaps: Readonly<Record<string, string>> = {
    onboarding: 'recovery',
    recovery: 'onboarding',
    reregistration: 'privileged',
    privileged: 'recovery',
    manager: 'staff',
    subject: 'staff',
    staff: 'securityApprover',
    securityApprover: 'staff',
    passkey: 'phone',
    windowsHello: 'phone',
    platformCredential: 'phone',
    managerVouch: 'callBack',
    passCreated: 'passDeleted',
    UTC: 'Europe/Oslo',
  };
  return swaps[String(value)] ?? `${String(value)}x`;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

function keysOf({ properties, items, anyOf }: JsonSchema, path = ''): readonly string[] {
  if (properties !== undefined)
    return Object.entries(properties).flatMap(([key, one]) =>
      keysOf(one, path === '' ? key : `${path}.${key}`),
    );
  if (items !== undefined) return keysOf(items, path);
  return anyOf === undefined ? [path] : [...new Set(anyOf.flatMap((one) => keysOf(one, path)))];
}

function isAccepted(path: string, value: number): boolean {
  return 'policy' in readPolicy(JSON.stringify(withValue(path, value)));
}

/** The most that is accepted, by halving from the guide's own value, which is; undefined where more always is. */
function largest(path: string): number | undefined {
  const most = 1_000_000;
  if (isAccepted(path, most)) return undefined;
  let [yes, no] = [Number(scalarsOf(guidePolicy).find(([own]) => own.join('.') === path)?.[1]), most];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (isAccepted(path, middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
