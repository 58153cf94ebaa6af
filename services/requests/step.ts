/** What the desk itself has to do next, without anybody pressing anything. */
export const steps = [
  'ring',
  'removeLost',
  'enrol',
  'link',
  'deletePass',
  'leave',
  'removeMethods',
  'revokeSessions',
  'confirm',
] as const;
export type Step = (typeof steps)[number];
