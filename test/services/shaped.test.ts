import { expect, test } from '@jest/globals';
import { z } from 'zod/v4';
import { readActivity } from '../../bot/activity';
import { shaped } from '../../services/shaped';

const awkward = JSON.parse('{"length":{"toString":1,"valueOf":1}}') as unknown;

test('what has the shape is read, and nothing else is', () => {
  expect(shaped(z.string().max(3), 'abc')).toBe('abc');
  expect(shaped(z.string().max(3), 'abcd')).toBeUndefined();
  expect(shaped(z.string(), undefined)).toBeUndefined();
});

test('a thing whose length is nothing that can be compared has another shape, and breaks nothing', () => {
  expect(() => z.string().max(3).safeParse(awkward)).toThrow(TypeError);
  expect(shaped(z.string().max(3), awkward)).toBeUndefined();
  expect(readActivity({ type: 'message', replyToId: awkward })).toBeUndefined();
});

test('any other fault in a shape of ours is not swallowed', () => {
  const broken = z.string().transform((): string => {
    throw new RangeError('bug');
  });
  expect(() => shaped(broken, 'x')).toThrow('bug');
});
