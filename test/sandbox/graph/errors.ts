import { randomUUID } from 'node:crypto';
import type { DoubleResponse } from '../httpsDouble';

/** A refusal in Graph's documented shape. */
export function graphError(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): DoubleResponse {
  const id = randomUUID();
  const innerError = { date: new Date().toISOString(), 'request-id': id, 'client-request-id': id };
  return {
    status,
    headers: { 'request-id': id, ...headers },
    body: { error: { code, message, innerError } },
  };
}

export const notFound = (): DoubleResponse =>
  graphError(
    404,
    'Request_ResourceNotFound',
    'Resource does not exist or one of its queried reference-property objects are not present.',
  );
export const denied = (): DoubleResponse =>
  graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
