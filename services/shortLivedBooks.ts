import type { SignInProof } from './policy/evidence';
import type { Secret } from './secret';

/** A sign-in that has been started and not yet finished; used once. */
export interface PendingSignIn {
  readonly state: string;
  readonly purpose: 'ready' | 'open' | 'approve' | SignInProof;
  readonly requestId: string;
  readonly browser: string;
  readonly nonce: string;
  readonly verifier: Secret;
  readonly expiresAt: string;
}

/** What is kept for minutes: authority that was lent, sealed, and sign-ins under way. */
export interface ShortLivedBooks {
  lend(requestId: string, sealed: Buffer, expiresAt: string): Promise<void>;
  /** The unexpired sealed authority of a request and the expiry it was stored with, byte for byte. */
  lent(requestId: string): Promise<{ readonly sealed: Buffer; readonly expiresAt: string } | undefined>;
  dropLent(requestId: string): Promise<void>;

  beginSignIn(pending: PendingSignIn, sealedVerifier: Buffer): Promise<void>;
  /** Takes a pending sign-in away; undefined when unknown, used or expired. */
  takeSignIn(
    state: string,
  ): Promise<(Omit<PendingSignIn, 'verifier'> & { readonly sealedVerifier: Buffer }) | undefined>;
}
