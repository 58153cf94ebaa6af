import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Store } from '../../services/ports';
import { Secret } from '../../services/secret';

/** Two instances of a store on one database, and the clock that both read. */
export interface TwoStores {
  readonly store: Store;
  readonly other: Store;
  readonly moveClock: (ms: number) => void;
}

/** What every store must do with what lives for minutes. */
export function shortLivedContract(stores: () => TwoStores): void {
  test('an activity is new to one of a dozen who hear it at once, and to nobody later', async () => {
    const { store, other } = stores();
    const [key, another] = [randomUUID(), randomUUID()];
    const heard = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? store : other).firstTime(key)),
    );
    expect(heard.filter(Boolean)).toHaveLength(1);
    expect([await other.firstTime(key), await other.firstTime(another)]).toEqual([false, true]);
  });

  test('a pending sign-in is taken once by a dozen at once, and never after it expired', async () => {
    const { store, other } = stores();
    const pending = {
      state: randomUUID(),
      purpose: 'ready' as const,
      requestId: randomUUID(),
      browser: 'b',
      nonce: 'n',
      verifier: new Secret(''),
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    };
    await store.beginSignIn(pending, Buffer.from('sealed'));
    const taken = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? store : other).takeSignIn(pending.state)),
    );
    const [one, ...more] = taken.filter((result) => result !== undefined);
    expect([one?.browser, one?.sealedVerifier.toString(), more]).toEqual(['b', 'sealed', []]);
    const late = { ...pending, state: randomUUID(), expiresAt: new Date(Date.now() - 1).toISOString() };
    await store.beginSignIn(late, Buffer.from('x'));
    expect(await store.takeSignIn(late.state)).toBeUndefined();
  });

  test('lent authority is kept byte for byte until it expires or is dropped', async () => {
    const { store, other, moveClock } = stores();
    const id = randomUUID();
    const until = new Date(Date.now() + 60_000).toISOString();
    await store.lend(id, Buffer.from([0, 255, 1]), until);
    expect(await other.lent(id)).toEqual({ sealed: Buffer.from([0, 255, 1]), expiresAt: until });
    moveClock(61_000);
    expect(await store.lent(id)).toBeUndefined();
    moveClock(0);
    await store.dropLent(id);
    expect(await store.lent(id)).toBeUndefined();
  });

  test('where a person can be reached is kept and replaced', async () => {
    const { store, other } = stores();
    await store.saveConversation('person:x', 'first');
    await other.saveConversation('person:x', 'second');
    expect(await store.conversation('person:x')).toBe('second');
  });
}
