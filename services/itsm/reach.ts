import { Fault } from '../faults';
import { readAnswer } from './answer';
import type { DeskAnswer } from './answer';

/** Sends one call and reads its answer within so many ms; follows no redirect. Throws Fault. */
export async function reach(url: URL, options: RequestInit, timeoutMs: number): Promise<DeskAnswer> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { ...options, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    text = await response.text();
  } catch (cause) {
    throw new Fault('DESK_UNAVAILABLE', { retryable: true, cause });
  }
  return readAnswer(response, text);
}
