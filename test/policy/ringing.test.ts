import { expect, test } from '@jest/globals';
import { nextApprovers } from '../../services/policy/ringing';

const person = (name: string, security = false) => ({ id: name, name, upn: name, security });
const free = [person('a'), person('b'), person('c', true), person('d'), person('e', true)];
const names = (security: number, atOnce: number): string =>
  nextApprovers(free, { security, atOnce })
    .map(({ name }) => name)
    .join('');

test('so many are asked at a time, in their order', () => {
  expect(names(0, 2)).toBe('ab');
  expect(names(0, 9)).toBe('abcde');
});

test('security is among them when it is needed', () => {
  expect(names(1, 2)).toBe('ca');
  expect(names(2, 2)).toBe('ce');
  expect(names(2, 1)).toBe('ce');
  expect(names(1, 9)).toBe('cabde');
});

test('more of security than is needed have approved: the others are asked in their order', () => {
  expect(names(-1, 2)).toBe('ab');
});

test('nobody free is nobody asked', () => {
  expect(nextApprovers([], { security: 1, atOnce: 3 })).toEqual([]);
});
