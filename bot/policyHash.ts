import { createHash } from 'node:crypto';

/** By what a policy file is told from any other: the SHA-256 (hex) of its text. */
export function policyHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
