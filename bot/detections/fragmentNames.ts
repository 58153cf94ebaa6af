/** Parts that queries are put together from, in the order in which they are written. */
export const fragmentNames = [
  'ids',
  'desk',
  'changes',
  'passes',
  'cases',
  'strange',
  'signIns',
  'uses',
  'risk',
] as const;
export type FragmentName = (typeof fragmentNames)[number];
