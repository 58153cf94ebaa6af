import type { Clock } from '../clock';
import type { Credential } from './credential';
import type { PresentationRequest } from './request';

const dayMs = 86_400_000;

/** Whether a wallet finds this credential for a request; an empty list of issuers takes anybody's. */
export function fits(asked: PresentationRequest, { issuer, type }: Credential): boolean {
  const [wanted] = asked.requestedCredentials;
  const accepted = wanted.acceptedIssuers ?? [];
  return wanted.type === type && (accepted.length === 0 || accepted.includes(issuer));
}

/** Why the service refuses a presentation, as in its callback; undefined when it is satisfied. The score is withheld. */
export function errorOf(asked: PresentationRequest, { revoked }: Credential, score: number) {
  const { allowRevoked, faceCheck } = asked.requestedCredentials[0].configuration.validation;
  if (revoked && !allowRevoked)
    return { code: 'tokenError', message: 'The presented verifiable credential is revoked.' };
  if (faceCheck !== undefined && score < faceCheck.matchConfidenceThreshold)
    return {
      code: 'claimValidationError',
      message: 'Match confidence score failing to meet the threshold.',
    };
  return undefined;
}

/** What the service tells of a verified credential. */
export function verifiedData(
  asked: PresentationRequest,
  credential: Credential,
  score: number,
  clock: Clock,
) {
  const { faceCheck } = asked.requestedCredentials[0].configuration.validation;
  const ends = clock.now().getTime() - credential.endedDaysAgo * dayMs;
  return {
    subject: 'did:ion:holder',
    verifiedCredentialsData: [
      {
        issuer: credential.issuer,
        type: ['VerifiableCredential', credential.type],
        claims: credential.claims,
        credentialState: { revocationStatus: credential.revoked ? 'INVALID' : 'VALID' },
        domainValidation: { url: 'https://contoso.example/' },
        issuanceDate: new Date(ends - 360 * dayMs).toISOString(),
        expirationDate: new Date(ends).toISOString(),
        ...(faceCheck === undefined
          ? {}
          : { faceCheck: { matchConfidenceScore: score, sourcePhotoQuality: 'HIGH' } }),
      },
    ],
  };
}
