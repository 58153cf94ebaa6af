import { expect, test } from '@jest/globals';
import { batchesOf } from '../../services/alerting/topic';
import { id } from '../requests/examples';
import { administrator, alert } from './examples';

const none = (): readonly string[] => [];
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => alert({ key: `k${index}`, subjectId: id(1000 + index) }));

test('alerts of one rule about one account belong together, those of another rule or account do not', () => {
  const alerts = [
    alert(),
    alert({ key: 'b' }),
    alert({ key: 'c', rule: 'bentPass' }),
    alert({ key: 'd', subjectId: id(50) }),
  ];
  expect(batchesOf(alerts, none).map(({ alerts: own }) => own.length)).toEqual([2, 1, 1]);
});

test('what one person did to more than five accounts is one burst, and to five it is not', () => {
  expect(batchesOf(many(5), none)).toHaveLength(5);
  expect(batchesOf(many(6), none)).toEqual([
    { topic: `unmanagedPass by ${administrator}`, severity: 'high', alerts: many(6) },
  ]);
});

test('a burst that comes drop by drop is one as well', () => {
  const burst = `unmanagedPass by ${administrator}`;
  expect(batchesOf(many(1), () => ['a', 'b', 'c', 'd', 'e'])[0]?.topic).toBe(burst);
  expect(batchesOf(many(1), () => ['a', 'b', 'c', 'd'])[0]?.topic).toBe(`unmanagedPass of ${id(1000)}`);
  expect(batchesOf(many(1), () => [burst])[0]?.topic).toBe(burst);
});

test('accounts of which nobody knows who did it are no burst', () => {
  const unknown = many(9).map((one) => ({ ...one, initiatorId: undefined }));
  expect(batchesOf(unknown, none)).toHaveLength(9);
});

test('a group is as bad as the worst in it', () => {
  const both = [alert({ severity: 'low' }), alert({ key: 'b', severity: 'critical' })];
  expect(batchesOf(both, none).map(({ severity }) => severity)).toEqual(['critical']);
});

test('the worst comes first, whatever the order', () => {
  const alerts = [
    alert({ severity: 'low', rule: 'stepsMissing' }),
    alert({ severity: 'medium', rule: 'weakMethod' }),
    alert({ severity: 'critical', rule: 'reaperStrayed' }),
  ];
  expect(batchesOf(alerts, none).map(({ alerts: [first] }) => first?.severity)).toEqual([
    'critical',
    'medium',
    'low',
  ]);
});
