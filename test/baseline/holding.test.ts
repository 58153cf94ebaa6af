import { expect, test } from '@jest/globals';
import type { Evidence, Tried } from '../../services/baseline/plan/evidence';
import { holding } from '../../services/baseline/plan/holding';
import type { Ground, HeldWhy, Standing } from '../../services/baseline/plan/holding';

const made = '2026-01-05T08:00:00.000Z';
const later = '2026-01-05T09:00:00.000Z';
const ground: Ground = { emergencyReady: true, securityDefaults: false, pilotGroupId: 'pilot' };
const good: Tried = { ownLet: 1, let: 3, refused: [] };

function why(
  item: string,
  given: {
    readonly standing?: Partial<Standing>;
    readonly ground?: Partial<Ground>;
    readonly evidence?: Partial<Evidence>;
    readonly tried?: Partial<Tried>;
    readonly on?: readonly string[];
  } = {},
): readonly HeldWhy[] {
  const standing = { item, id: 'p', since: made, asMade: true, ...given.standing };
  const tried = new Map([['p', { ...good, ...given.tried }]]);
  const evidence = { groups: ['pilot'], keys: [later], tried, ...given.evidence };
  return holding(standing, { ...ground, ...given.ground }, evidence, given.on ?? ['policy.register']);
}

test.each(['register', 'force', 'legacy', 'administrators', 'everybody', 'risk', 'device', 'place'])(
  'the policy %s that was tried and would have refused nobody may be turned on',
  (key) => {
    expect(why(`policy.${key}`)).toEqual([]);
  },
);

test.each<[string, HeldWhy, Parameters<typeof why>[1]]>([
  ['without two emergency accounts that are there', 'emergency', { ground: { emergencyReady: false } }],
  ['beside security defaults', 'securityDefaults', { ground: { securityDefaults: true } }],
  ['that was changed since it was made', 'changed', { standing: { asMade: false } }],
  ['that would have refused somebody else', 'wouldRefuse', { tried: { refused: ['kari'] } }],
])('no policy %s is turned on', (_, reason, given) => {
  for (const key of ['register', 'force', 'legacy', 'administrators', 'everybody', 'risk', 'device'])
    expect(why(`policy.${key}`, given)).toEqual([reason]);
});

test.each<[string, HeldWhy, Parameters<typeof why>[1]]>([
  ['there is no pilot group', 'noPilot', { ground: { pilotGroupId: undefined } }],
  ['the test user is not in it', 'notPilot', { evidence: { groups: ['other'] } }],
  ['the test user has no passkey', 'noKey', { evidence: { keys: [] } }],
  ['the passkey is older than the policy', 'noKey', { evidence: { keys: ['2026-01-05T07:59:59.000Z'] } }],
  ['nobody tells when the passkey was registered', 'noKey', { evidence: { keys: [undefined] } }],
  ['no sign-in of the test user met it', 'unseen', { tried: { ownLet: 0 } }],
])('the pair stays in report-only when %s', (_, reason, given) => {
  expect(why('policy.register', given)).toEqual([reason]);
  expect(why('policy.force', given)).toEqual([reason]);
  expect(why('policy.risk', given)).toEqual([]);
});

test('the guide’s policy is not turned on before its other half', () => {
  expect(why('policy.force', { on: [] })).toEqual(['otherHalf']);
  expect(why('policy.register', { on: [] })).toEqual([]);
});

test('what everybody meets daily and nobody met was not tried; what is rare may be unseen', () => {
  for (const key of ['administrators', 'everybody'])
    expect(why(`policy.${key}`, { tried: { let: 0, ownLet: 0 } })).toEqual(['unseen']);
  for (const key of ['legacy', 'risk', 'device', 'place'])
    expect(why(`policy.${key}`, { tried: { let: 0, ownLet: 0 } })).toEqual([]);
});
