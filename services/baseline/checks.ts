import { administratorChecks } from './administrators';
import type { Check } from './check';
import { emergencyChecks } from './emergency';
import { legacyChecks } from './legacy';
import { otherMethodChecks } from './otherMethods';
import { ownChecks } from './ourselves';
import { passMethodChecks } from './passMethod';
import { passRuleChecks } from './passRules';
import { registrationChecks } from './registration';
import { registrationPathChecks } from './registrationPath';
import { restrictionChecks } from './restrictions';
import { roleChecks } from './roles';
import { targetGroupChecks } from './targetGroups';

/** The whole baseline, in the order of the guide. */
export const checks: readonly Check[] = [
  ...roleChecks,
  ...ownChecks,
  ...legacyChecks,
  ...administratorChecks,
  ...passMethodChecks,
  ...otherMethodChecks,
  ...targetGroupChecks,
  ...passRuleChecks,
  ...registrationChecks,
  ...registrationPathChecks,
  ...emergencyChecks,
  ...restrictionChecks,
];
