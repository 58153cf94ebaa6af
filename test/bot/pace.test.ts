import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPace, teamsWindows } from '../../bot/teams/pace';
import type { Window } from '../../bot/teams/pace';

/** A pace over a clock that moves only while somebody waits or sends. */
function stage(windows: readonly Window[] = teamsWindows) {
  let now = 0;
  const pass = (ms: number): Promise<void> => {
    now += ms;
    return Promise.resolve();
  };
  const arrivals: number[] = [];
  const pace = createPace(windows, () => now, pass);
  return {
    arrivals,
    pass,
    /** Sends one message that arrives after so long, and is answered after as long again. */
    send: (conversation: string, ms = 0) =>
      pace(conversation, async () => {
        await pass(ms);
        arrivals.push(now);
        await pass(ms);
      }),
  };
}

describe('the pace of a conversation', () => {
  test('breaks no limit of Teams at its other end, however long each message takes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(300), { minLength: 10, maxLength: 150 }), async (times) => {
        const { send, arrivals } = stage();
        // One after the other, so that nobody is sent away.
        for (const ms of times) await send('19:notices', ms).catch(() => send('19:notices', ms));
        for (const [index, at] of arrivals.entries())
          for (const { messages, ms } of teamsWindows)
            expect(at - (arrivals[index - messages] ?? -ms)).toBeGreaterThanOrEqual(ms);
      }),
      { numRuns: 60 },
    );
  });

  test('lets what Teams allows pass without a wait', async () => {
    const { send, arrivals } = stage();
    for (let count = 0; count < 8; count += 1) await send('a');
    expect(arrivals).toEqual([0, 0, 0, 0, 0, 0, 0, 1_000]);
  });

  test('keeps the order of those who wait', async () => {
    const order: number[] = [];
    const pace = createPace([], () => 0);
    await Promise.all(
      [1, 2, 3].map((one) =>
        pace('a', () => {
          order.push(one);
          return Promise.resolve();
        }),
      ),
    );
    expect(order).toEqual([1, 2, 3]);
  });

  test('is kept by the channel as a whole, and by each chat for itself', async () => {
    const { send, arrivals } = stage([{ messages: 1, ms: 1_000 }]);
    for (const one of ['19:notices;messageid=1', '19:notices', 'a:1']) await send(one);
    expect(arrivals).toEqual([0, 1_000, 1_000]);
  });

  test('tells whoever would wait for too long when to come again, and one that failed does not stop the next', async () => {
    const { send, pass, arrivals } = stage([{ messages: 1, ms: 60_000 }]);
    await send('a');
    await expect(send('a')).rejects.toMatchObject({
      code: 'CHAT_UNREACHABLE',
      details: { retryable: true, retryAfterMs: 60_000 },
    });
    await pass(60_000);
    await send('a');
    expect(arrivals).toEqual([0, 60_000]);
  });
});
