import type { SandboxPerson } from '../people';

/** The organisation of the sandbox as an issuer of Verified IDs, and somebody who issues them too. */
export const issuers = {
  ours: 'did:web:verifiedid.contoso.example',
  stranger: 'did:web:verifiedid.stranger.example',
} as const;

/** A Verified ID in a wallet. */
export interface Credential {
  readonly issuer: string;
  readonly type: string;
  readonly claims: Readonly<Record<string, string>>;
  readonly revoked: boolean;
  /** How many days ago it ended; negative while it holds. */
  readonly endedDaysAgo: number;
}

/** The genuine Verified ID of an employee; parts can be bent. */
export function credentialOf({ name, upn }: SandboxPerson, more: Partial<Credential> = {}): Credential {
  return {
    issuer: issuers.ours,
    type: 'VerifiedEmployee',
    claims: { displayName: name, revocationId: upn, photo: '' },
    revoked: false,
    endedDaysAgo: -180,
    ...more,
  };
}
