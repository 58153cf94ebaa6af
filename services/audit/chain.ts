import { createHash } from 'node:crypto';

/** One event as it is kept: its place in the whole trail, its place in its request, its stored text and its link. */
export interface Entry {
  readonly id: number;
  readonly requestId: string;
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly body: string;
  /** SHA-256 (hex) over the link before it and this entry. */
  readonly hash: string;
}

/** The link of an entry: SHA-256 (hex) over the link before it in the same request (empty for the first) and the stored text. */
export function link(
  before: string,
  { requestId, seq, body }: Pick<Entry, 'requestId' | 'seq' | 'body'>,
): string {
  return createHash('sha256').update(`${before}\n${requestId}\n${seq}\n${body}`).digest('hex');
}
