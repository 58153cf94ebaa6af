import type { SigmaBase, SigmaCorrelation } from '../detection';

/** That a pass was among the methods of a sign-in, as Sigma. */
export const withPass = { 'AuthenticationDetails|contains': 'Temporary Access Pass' };

/** A sign-in with a pass that worked. */
export const used: SigmaBase = {
  name: 'passUsed',
  source: 'signIns',
  detection: { with_pass: withPass, worked: { ResultType: '0' } },
  condition: 'with_pass and worked',
};

/** A pass was used, and then came an entry in which the same person has this part. */
export function thenEntry(entry: SigmaBase, part: string, timespan: string) {
  const correlation: SigmaCorrelation = {
    type: 'temporal_ordered',
    groupBy: ['person'],
    aliases: { person: { passUsed: 'UserId', [entry.name]: part } },
    timespan,
  };
  return { bases: [used, entry], correlation };
}
