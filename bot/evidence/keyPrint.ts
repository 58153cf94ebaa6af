import { createHash } from 'node:crypto';

/** By what people tell a key (SPKI, base64) from another: its SHA-256 in hex, in groups of eight. */
export function keyPrint(key: string): string {
  const hex = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex');
  return hex.match(/.{8}/g)?.join(' ') ?? hex;
}

/** Whether a key is the one that somebody named, by itself or by its print, however it is spaced. */
export function isKey(key: string, named: string): boolean {
  const plain = (text: string): string => text.replace(/[\s:]/g, '');
  return plain(named) === plain(key) || plain(named).toLowerCase() === plain(keyPrint(key));
}
