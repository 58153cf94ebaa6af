import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import policyJson from '../../env/policy.json';
import { loosened } from '../../services/policy/loosened';
import { readPolicy } from '../../services/policyFile';
import { bent } from './bent';
import { odd } from './odd';
import { named, runs } from './runs';

const many = { ...runs, numRuns: runs.numRuns * 10 };

function judged(text: string): void {
  const read = readPolicy(text);
  if ('policy' in read) expect(loosened(read.policy)).toEqual([]);
  else expect(read.faults.every((fault) => /^[^:]+(: .|.{10})/.test(fault))).toBe(true);
}

test(`a bent policy is refused in sentences, or is no looser than the guide ${named}`, () => {
  fc.assert(
    fc.property(
      bent(policyJson).map((policy) => JSON.stringify(policy)),
      (policy) => {
        judged(policy);
      },
    ),
    many,
  );
});

test(`any text at all is refused in sentences ${named}`, () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        odd.map((value) => JSON.stringify(value)),
      ),
      (text) => {
        expect('faults' in readPolicy(text)).toBe(true);
        judged(text);
      },
    ),
    many,
  );
});
