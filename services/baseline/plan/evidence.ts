/** What sign-ins say of a policy that stands in report-only. */
export interface Tried {
  /** Sign-ins of the test user that it would have let in. */
  readonly ownLet: number;
  /** Sign-ins of anybody that it would have let in. */
  readonly let: number;
  /** Who else it would have refused, by object id. */
  readonly refused: readonly string[];
}

/** What is known of a test user, and of how planned policies would have judged sign-ins. */
export interface Evidence {
  /** Groups that the test user is in, by object id. */
  readonly groups: readonly string[];
  /** When each phishing-resistant method of the test user was registered (ISO 8601); undefined where it is not told. */
  readonly keys: readonly (string | undefined)[];
  /** By the id of the policy. */
  readonly tried: ReadonlyMap<string, Tried>;
}

/** Reads the evidence for policies since a moment (ISO 8601). Throws Fault. */
export type ReadEvidence = (
  personId: string,
  policyIds: readonly string[],
  since: string,
) => Promise<Evidence>;
