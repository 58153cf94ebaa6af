import { z } from 'zod/v4';
import { issuers } from './credential';

const threshold = z.number().int().min(50).max(100);

/** A presentation request as Entra's Request Service takes it; only the two documented callback headers are allowed. */
export const requestShape = z.strictObject({
  authority: z.literal(issuers.ours),
  includeQRCode: z.boolean().optional(),
  includeReceipt: z.boolean().optional(),
  registration: z.strictObject({ clientName: z.string().min(1), purpose: z.string().optional() }),
  callback: z.strictObject({
    url: z.url({ protocol: /^https$/ }),
    state: z.string().min(1),
    headers: z.strictObject({ 'api-key': z.string().optional(), Authorization: z.string().optional() }),
  }),
  requestedCredentials: z.tuple([
    z.strictObject({
      type: z.string().min(1),
      purpose: z.string().optional(),
      acceptedIssuers: z.array(z.string()).optional(),
      configuration: z.strictObject({
        validation: z.strictObject({
          allowRevoked: z.boolean().default(false),
          validateLinkedDomain: z.boolean().default(false),
          faceCheck: z
            .strictObject({
              sourcePhotoClaimName: z.string(),
              matchConfidenceThreshold: threshold.default(70),
            })
            .optional(),
        }),
      }),
    }),
  ]),
});

/** A request that was accepted. */
export type PresentationRequest = z.infer<typeof requestShape>;

/** A request that the service accepted, and how it stands. */
export interface Pending {
  readonly id: string;
  readonly asked: PresentationRequest;
  readonly link: string;
  readonly expiresAt: number;
  state: 'waiting' | 'scanned' | 'done';
}

/** The documented body of a refusal. */
export function refusal(status: number, code: string, inner: string, target: string) {
  return {
    status,
    headers: { 'ms-cv': 'sandbox.1' },
    body: {
      requestId: '00000000-0000-4000-8000-000000000000',
      mscv: 'sandbox.1',
      error: {
        code,
        message: 'The request is invalid.',
        innererror: { code: inner, message: 'Missing or invalid field.', target },
      },
    },
  };
}
