import { Fault } from '../faults';
import type { Secret } from '../secret';
import { readAnswer } from './answer';

/** Gives a bearer token of the application that asks. */
export type TokenFor = (scope: string) => Promise<{ readonly token: Secret }>;

/** Makes one call, never repeated by itself, and gives its JSON. Throws Fault. */
export interface RequestServiceClient {
  createPresentationRequest(body: object): Promise<unknown>;
}

/** The Verified ID service as an application of Entra; the same in every tenant. */
const scope = '3db474b9-6a0c-4840-96ac-1fceb342124f/.default';

/** A client for Entra's Request Service: https, no redirects, one host, at most `timeoutMs` a call. */
export function createClient(address: string, tokenFor: TokenFor, timeoutMs = 10_000): RequestServiceClient {
  const base = new URL(address);
  if (base.protocol !== 'https:') throw new Error('the Verified ID service is reached over https only');
  const url = new URL('/v1.0/verifiableCredentials/createPresentationRequest', base);
  return {
    async createPresentationRequest(body) {
      const { token } = await tokenFor(scope);
      const authorization = token.reveal((value) => `Bearer ${value}`);
      let response: Response;
      let text: string;
      try {
        response = await fetch(url, {
          method: 'POST',
          headers: { authorization, accept: 'application/json', 'content-type': 'application/json' },
          body: JSON.stringify(body),
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        });
        text = await response.text();
      } catch (cause) {
        throw new Fault('VERIFIED_ID_UNAVAILABLE', { retryable: true, cause });
      }
      return readAnswer(response, text);
    },
  };
}
