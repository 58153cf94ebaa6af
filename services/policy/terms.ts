/** The four reasons for which a pass may be issued; the guide's part 4.1 and its break-glass row. */
export const scenarios = ['onboarding', 'recovery', 'reregistration', 'privileged'] as const;
export type Scenario = (typeof scenarios)[number];

/** What cards and ticket notes can be read in; `cards/language.ts` has the words. */
export const deskLanguages = ['en', 'nb', 'ar'] as const;
export type DeskLanguage = (typeof deskLanguages)[number];

/** How much harm a pass for this subject could do; always computed from Graph, never chosen. */
export type SubjectClass = 'ordinary' | 'sensitive' | 'privileged' | 'refused';

/** Who opens the hand-over page; fixed at approval. `technicianByPhone` reads it out, by a dated exception alone. */
export const openerKinds = ['subject', 'manager', 'staff', 'securityApprover', 'technicianByPhone'] as const;
export type OpenerKind = (typeof openerKinds)[number];

/** The three target groups of the guide's part 1.2, by what they are for. */
export const tapGroups = ['onboarding', 'recovery', 'privileged'] as const;
export type TapGroup = (typeof tapGroups)[number];

/** The guide's three approved ways of delivery (part 4.2), as recorded with a hand-over, and the exception to them. */
export type Delivery = 'inPerson' | 'portal' | 'encryptedPage' | 'readOut';

/** An authentication method of a user, in the field's words. */
export const methodKinds = [
  'password',
  'pass',
  'passkey',
  'authenticator',
  'windowsHello',
  'phone',
  'softwareOath',
  'email',
  'platformCredential',
  'external',
  'qrCode',
  'other',
] as const;
export type MethodKind = (typeof methodKinds)[number];
