import type { PresentationTerms } from '../policy/presentation';

/** What is fixed for every presentation: who asks in which words, whom is believed, and where the answer goes. */
export interface Asking extends PresentationTerms {
  /** The organisation's own decentralised identifier. */
  readonly authority: string;
  readonly callbackUrl: string;
  /** What the wallet shows: who asks, and why. */
  readonly clientName: string;
  readonly purpose: string;
}

/** The body of a presentation request. The service believes every issuer when none is named, so at least one must be. */
export function questionOf(
  { authority, callbackUrl, clientName, purpose, issuers, type }: Asking,
  {
    state,
    apiKey,
    threshold,
  }: { readonly state: string; readonly apiKey: string; readonly threshold: number },
): object {
  if (issuers.length === 0) throw new Error('a presentation without issuers would believe anybody');
  return {
    authority,
    includeQRCode: true,
    includeReceipt: false,
    registration: { clientName, purpose },
    callback: { url: callbackUrl, state, headers: { 'api-key': apiKey } },
    requestedCredentials: [
      {
        type,
        purpose,
        acceptedIssuers: issuers,
        configuration: {
          validation: {
            allowRevoked: false,
            validateLinkedDomain: true,
            faceCheck: { sourcePhotoClaimName: 'photo', matchConfidenceThreshold: threshold },
          },
        },
      },
    ],
  };
}
