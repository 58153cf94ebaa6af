import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { newLocator } from '../../services/codes';
import type { Awaited } from '../../services/presentations';
import type { TwoStores } from './shortLivedContract';

const minutesFromNow = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const awaited = (change: Partial<Awaited> = {}): Awaited => ({
  state: randomUUID(),
  id: randomUUID(),
  code: newLocator(),
  requestId: randomUUID(),
  link: 'openid-vc://?x',
  qrCode: 'data:image/png;base64,AAAA',
  expiresAt: minutesFromNow(5),
  ...change,
});

/** What every store must do with presentations that are awaited. */
export function presentationsContract(stores: () => TwoStores): void {
  test('an awaited presentation is found by its state and by its code, whole, until it is dropped', async () => {
    const { store, other } = stores();
    const one = awaited();
    expect(await store.awaitPresentation(one)).toBe(true);
    expect(await other.awaitedPresentation({ state: one.state })).toEqual(one);
    expect(await other.awaitedPresentation({ code: one.code })).toEqual(one);
    expect(await store.awaitedPresentation({ code: 'zzzzzzzz' })).toBeUndefined();
    await other.dropPresentation(one.state);
    expect(await store.awaitedPresentation({ state: one.state })).toBeUndefined();
    expect(await store.awaitedPresentation({ code: one.code })).toBeUndefined();
  });

  test('an awaited presentation is gone when its time is over', async () => {
    const { store, other, moveClock } = stores();
    const one = awaited();
    await store.awaitPresentation(one);
    moveClock(5 * 60_000);
    expect(await other.awaitedPresentation({ state: one.state })).toBeUndefined();
    await other.awaitPresentation(awaited({ expiresAt: minutesFromNow(10) }));
    moveClock(0);
    expect(await store.awaitedPresentation({ state: one.state })).toBeUndefined();
  });

  test('a presentation is awaited once, whichever case asks and however long ago it was', async () => {
    const { store, other } = stores();
    const one = awaited();
    const again = (): Awaited => awaited({ id: one.id });
    const firsts = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        (index % 2 === 0 ? store : other).awaitPresentation(index === 0 ? one : again()),
      ),
    );
    expect(firsts.filter(Boolean)).toHaveLength(1);
    await store.dropPresentation(one.state);
    const late = again();
    expect(await other.awaitPresentation(late)).toBe(false);
    expect(await store.awaitedPresentation({ state: late.state })).toBeUndefined();
  });
}
