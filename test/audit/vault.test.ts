import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Secret } from '../../services/secret';
import { createVault } from '../../services/vault';

const vaultOf = () => createVault(new Secret(randomBytes(32).toString('base64')));
const vault = vaultOf();
const context = ['request', 'hash', 'technician', '2026-03-02T09:00:00.000Z'];
const sealed = vault.seal('lent', context, new Secret('token'));
const broken = expect.objectContaining({ code: 'SEAL_BROKEN' });

test('what was sealed is opened in the same context', () => {
  expect(vault.open('lent', context, sealed).reveal((text) => text)).toBe('token');
});

test('under another key it stays closed (AC-105, AC-108)', () => {
  expect(() => vaultOf().open('lent', context, sealed)).toThrow(broken);
});

test('with any bit changed, or cut anywhere, it stays closed (AC-106)', () => {
  sealed.forEach((byte, index) => {
    const bent = Buffer.from(sealed);
    bent[index] = byte ^ 1;
    expect(() => vault.open('lent', context, bent)).toThrow(broken);
    expect(() => vault.open('lent', context, sealed.subarray(0, index))).toThrow(broken);
  });
});

test.each<[string, string, readonly string[]]>([
  ['another purpose', 'verifier', context],
  ['another request', 'lent', ['another', ...context.slice(1)]],
  ['the same text, divided otherwise', 'lent', ['requesth', 'ash', ...context.slice(2)]],
  ['less context', 'lent', context.slice(0, 3)],
])('for %s it stays closed (AC-106)', (_, purpose, other) => {
  expect(() => vault.open(purpose, other, sealed)).toThrow(broken);
});
