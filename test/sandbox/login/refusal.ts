import { randomUUID } from 'node:crypto';
import type { DoubleResponse } from '../httpsDouble';

/** A refusal of the token endpoint in Entra's shape. */
export function refusal(error: string, description: string): DoubleResponse {
  return {
    status: 400,
    body: {
      error,
      error_description: description,
      error_codes: [],
      trace_id: randomUUID(),
      correlation_id: randomUUID(),
    },
  };
}
