/** The verbs that buttons may carry; `bot/actions.ts` must answer each of them. */
export const verbs = [
  'guide',
  'scenario',
  'person',
  'back',
  'open',
  'readBack',
  'attest',
  'video',
  'vouch',
  'disown',
  'approve',
  'deny',
  'cancel',
  'revoke',
  'contain',
  'status',
  'askSwitch',
  'confirmSwitch',
  'removeStranger',
  'allowSweep',
] as const;
export type Verb = (typeof verbs)[number];
