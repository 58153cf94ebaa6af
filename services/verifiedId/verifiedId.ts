import { z } from 'zod/v4';
import { Fault } from '../faults';
import type { Presentations } from '../presentations';
import { readCallback } from './callback';
import { createClient } from './client';
import type { TokenFor } from './client';
import { questionOf } from './question';
import type { Asking } from './question';

/** Where the service is, who asks it, and what it is asked for. */
export interface VerifiedIdSettings extends Asking {
  readonly url: string;
  /** The claim that names the account: its object id or its user principal name. */
  readonly claim: string;
  readonly tokenFor: TokenFor;
  /** How long one call may take, in ms; 10,000 when absent. */
  readonly timeoutMs?: number;
}

const answer = z.object({
  requestId: z.guid().transform((id) => id.toLowerCase()),
  url: z.string().regex(/^openid-vc:\/\/\?[\w.~%&=:/?#@!$'()*+,;-]{1,2000}$/),
  expiry: z.int().positive().max(8_640_000_000_000),
  qrCode: z
    .string()
    .max(100_000)
    .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/),
});

/** Verified ID with Face Check behind its port: Microsoft Entra's Request Service. */
export function createVerifiedId(settings: VerifiedIdSettings): Presentations {
  const { url, claim, tokenFor, timeoutMs, issuers, type } = settings;
  const client = createClient(url, tokenFor, timeoutMs);
  return {
    terms: { issuers, type },
    async ask({ state, apiKey, threshold }) {
      const question = apiKey.reveal((key) => questionOf(settings, { state, apiKey: key, threshold }));
      const parsed = answer.safeParse(await client.createPresentationRequest(question));
      if (!parsed.success) throw new Fault('VERIFIED_ID_ANSWER', { retryable: true });
      const { requestId: id, url: link, expiry, qrCode } = parsed.data;
      return { id, link, qrCode, expiresAt: new Date(expiry * 1000).toISOString() };
    },
    read: (body) => readCallback(body, claim),
  };
}
