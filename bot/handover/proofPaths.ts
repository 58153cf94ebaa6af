import type { SignInProof } from '../../services/policy/evidence';

/** How each sign-in that is a proof is named in an address that is read aloud. */
export const proofPaths: Readonly<Record<SignInProof, string>> = { strongSignIn: 'key', numberMatch: 'push' };
