import { expect, test } from '@jest/globals';
import { historyOf, historySince } from '../../services/requests/history';
import type { Request } from '../../services/requests/request';
import { at, manager } from './examples';
import { Play } from './play';

const day = 24 * 60;
const failed = (): Request => {
  const play = new Play();
  play.put({ kind: 'vouch', by: manager, answer: 'no', note: '', id: 'v' }, 1);
  for (const left of [3, 2, 1])
    play.put({ kind: 'readBack', by: play.request.requester, right: false, id: 'r', left }, 2);
  return play.request;
};
const abandoned = (): Request => {
  const play = new Play();
  play.put({ kind: 'cancel', by: play.request.requester }, 1);
  return play.request;
};
const shown = (): Request => new Play().handedOver().request;

test('somebody who says no and a code that is never read back right are two failed proofs', () => {
  expect(historyOf([failed()], [], at(60))).toMatchObject({ failedProofs: 2, abandoned: 0 });
});

test('a case that ends before anybody is proven was given up; one that was submitted was not', () => {
  expect(historyOf([abandoned(), abandoned()], [], at(60))).toMatchObject({ abandoned: 2 });
  const proven = new Play().verified();
  proven.put({ kind: 'cancel', by: proven.request.requester }, 5);
  expect(historyOf([proven.request], [], at(60))).toMatchObject({ abandoned: 0 });
});

test('failures count for a day, passes for a week and for thirty days', () => {
  const all = [failed(), abandoned(), shown()];
  expect(historyOf(all, all, at(59))).toEqual({
    failedProofs: 2,
    abandoned: 1,
    passesOfWeek: 1,
    passesOfMonth: 1,
    passesOfRequester: 1,
  });
  expect(historyOf(all, all, at(day + 10))).toMatchObject({
    failedProofs: 0,
    abandoned: 0,
    passesOfWeek: 1,
    passesOfRequester: 0,
  });
  expect(historyOf(all, all, at(8 * day))).toMatchObject({ passesOfWeek: 0, passesOfMonth: 1 });
  expect(historyOf(all, all, at(31 * day))).toMatchObject({ passesOfMonth: 0 });
  expect(historySince(at(30 * day))).toBe(at(0));
});
