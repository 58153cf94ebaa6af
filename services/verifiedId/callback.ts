import { z } from 'zod/v4';
import type { Presented } from '../policy/presentation';
import type { Told } from '../presentations';
import { shaped } from '../shaped';

const envelope = z.object({
  requestId: z.guid().transform((id) => id.toLowerCase()),
  state: z.guid(),
  requestStatus: z.enum(['request_retrieved', 'presentation_verified', 'presentation_error']),
});

const verified = z.object({
  // One credential was asked for: several would be somebody else's words.
  verifiedCredentialsData: z.tuple([
    z.object({
      issuer: z.string(),
      type: z.array(z.string()),
      claims: z.record(z.string(), z.unknown()),
      credentialState: z.object({ revocationStatus: z.string() }),
      expirationDate: z.iso.datetime({ offset: true }).optional(),
      faceCheck: z.object({ matchConfidenceScore: z.number() }).optional(),
    }),
  ]),
});

/** Reads what the service posted, with the account from this claim and no other; undefined when it is nothing of the kind. */
export function readCallback(body: string, claim: string): Told | undefined {
  const posted = parse(body);
  const known = shaped(envelope, posted);
  if (known === undefined) return undefined;
  const { requestId: id, state, requestStatus } = known;
  switch (requestStatus) {
    case 'request_retrieved':
      return { id, state, news: 'scanned' };
    case 'presentation_error':
      return { id, state, news: { unproven: 'refusedByService' } };
    case 'presentation_verified': {
      const presented = presentedIn(posted, claim);
      return { id, state, news: presented === undefined ? { unproven: 'unreadable' } : { presented } };
    }
  }
}

function presentedIn(posted: unknown, claim: string): Presented | undefined {
  const parsed = shaped(verified, posted);
  if (parsed === undefined) return undefined;
  const [{ issuer, type, claims, credentialState, expirationDate, faceCheck }] =
    parsed.verifiedCredentialsData;
  const account = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  return {
    issuer,
    types: type,
    revocation: credentialState.revocationStatus,
    expiresAt: expirationDate === undefined ? undefined : new Date(expirationDate).toISOString(),
    account: typeof account === 'string' ? account : undefined,
    faceScore: faceCheck?.matchConfidenceScore,
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
