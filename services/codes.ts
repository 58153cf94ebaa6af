import { createHash, randomInt } from 'node:crypto';
import { contentText } from './requests/content';
import type { Request } from './requests/request';
import type { Vault } from './ports';

const speakable = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Eight speakable characters for the hand-over link: no look-alikes, about 40 bits; a locator, not a capability. */
export function newLocator(): string {
  return draw(8);
}

/** A short name for people, as in TAP-7K3F9M. */
export function newRef(): string {
  return `TAP-${draw(6).toUpperCase()}`;
}

/** The id (UUID) of the request that is opened on a message: a card opens one request, however often it is pressed. */
export function requestIdOf(message: string): string {
  return idFrom(`request:${message}`);
}

/** The id (UUID) of the concern that an alert begins. */
export function alertIdOf(key: string): string {
  return idFrom(`alert:${key}`);
}

/** The id (UUID) under which the recovery contacts of a person are kept. */
export function circleIdOf(ownerId: string): string {
  return idFrom(`contacts:${ownerId.toLowerCase()}`);
}

/** The id (UUID) of a review: of a case by its id, of a week by when it was to be opened. */
export function reviewIdOf(kind: string, of: string): string {
  return idFrom(`review:${kind}:${of}`);
}

function idFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** The SHA-256 (hex) of what approvers approve. */
export function contentHash(request: Request): string {
  return createHash('sha256').update(contentText(request)).digest('hex');
}

/** The eight digits that the voucher passes on to the subject in this round; derived, never stored. */
export function claimCode(vault: Vault, request: Request): string {
  return vault.digits('claim', [request.id, request.subject.id, String(request.round)], 8);
}

/** The six digits that the called person reads back; derived, never stored. */
export function readBackCode(vault: Vault, request: Request): string {
  return vault.digits('readBack', [request.id, request.subject.id], 6);
}

/** Six characters by which people see that two messages are one notice that was posted twice. */
export function noticeId(...names: readonly string[]): string {
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 6).toUpperCase();
}

function draw(length: number): string {
  return Array.from({ length }, () => speakable[randomInt(speakable.length)]).join('');
}
