import type { HttpRequest } from '../http';

/**
 * By what a visitor is counted: the address that the outermost of our own proxies saw, so many of which stand in front; an
 * IPv6 network of one customer counts as one.
 */
export function addressOf({ remote, headers }: HttpRequest, proxies: number): string {
  const forwarded = (headers['x-forwarded-for'] ?? '').split(',').map((part) => part.trim());
  const seen = proxies === 0 ? remote : (forwarded.at(-proxies) ?? remote);
  const address = seen.replace(/^::ffff:/i, '').toLowerCase();
  if (!address.includes(':')) return address.slice(0, 64);
  return networkOf(address);
}

/** The first 64 bits, in which one customer may choose every address. */
function networkOf(address: string): string {
  const [head = '', tail] = address.slice(0, 64).split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const filled = tail === undefined ? groups : [...groups, '0', '0', '0', '0'];
  return filled.slice(0, 4).join(':');
}
