import type { KeptKind } from './tenantRecords';

/** Records that rules ask for whomever they are about. */
export const tenantWide: readonly KeptKind[] = [
  'passCreated',
  'passDeleted',
  'passSignIn',
  'policyChanged',
  'memberAdded',
  'memberRemoved',
  'otherChange',
];

/** Records that rules ask for only about accounts to which a pass or a case points. */
export const ofAccounts: readonly KeptKind[] = [
  'methodRegistered',
  'methodDeleted',
  'passwordChanged',
  'roleAssigned',
  'deviceRegistered',
  'contactChanged',
  'appGranted',
  'riskChanged',
];
