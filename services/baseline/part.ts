/** Why a part of the tenant could not be read; nothing is known of it then. */
export type Unreadable = 'forbidden' | 'throttled' | 'unavailable' | 'unknownShape';

/** Why there is nothing to read: the tenant has no licence for it, or it is not there. */
export type Missing = 'unlicensed' | 'notThere';

/** One part of the tenant: what it is, that there is none, or that it could not be read. */
export type Part<T> =
  | { readonly is: 'known'; readonly value: T }
  | { readonly is: 'absent'; readonly why: Missing }
  | { readonly is: 'unreadable'; readonly why: Unreadable };

/** A part that was read. */
export function known<T>(value: T): Part<T> {
  return { is: 'known', value };
}
