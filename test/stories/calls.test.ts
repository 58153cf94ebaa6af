import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { people } from '../sandbox/people';
import {
  approve,
  cast,
  claimCodeOf,
  everythingTold,
  linkIn,
  openCase,
  ready,
  verify,
} from '../sandbox/recoveryCase';
import { startScene } from '../sandbox/scene';
import type { Scene } from '../sandbox/scene';
import { createVisitor, passcodeOn } from '../sandbox/visitor';

/** The most that each step may cost, and its share in the tight lane of 5 calls in 10 s; pages of the double are small. */
const budget: Readonly<Record<string, { readonly calls: number; readonly tight: number }>> = {
  // To whom the desk never wrote, it is asked once in which language.
  'look up and open': { calls: 50, tight: 6 },
  'verify and ask the approvers': { calls: 9, tight: 0 },
  'approve and prepare': { calls: 24, tight: 3 },
  ready: { calls: 17, tight: 2 },
  'hand over': { calls: 13, tight: 2 },
};

let scene: Scene;

beforeAll(async () => {
  // One look per minute: a watcher that never comes into the counts below.
  scene = await startScene({ pace: { everyMs: 60_000, atMost: 200 } });
});

afterAll(async () => {
  await scene.close();
});

/** Counts the calls to Graph, and those of them in its tight lane, since the last count. */
function counter(): () => { readonly calls: number; readonly tight: number } {
  let from = 0;
  return () => {
    const graph = scene.recorder.exchanges.filter((exchange) => exchange.to === 'graph');
    const since = graph.slice(from);
    from = graph.length;
    return {
      calls: since.length,
      tight: since.filter((exchange) => /\/authentication\/|\/auditLogs\//.test(exchange.url)).length,
    };
  };
}

test('each step of a recovery costs no more calls to Graph than it needs', async () => {
  const count = counter();
  // What the start reads, to find what a crash left behind, belongs to no step.
  count();
  const spent: Record<string, ReturnType<typeof count>> = {};
  const status = await openCase(scene, { scenario: 'recovery', upn: people.lea.upn, ticket: 'INC0010001' });
  await everythingTold(scene);
  spent['look up and open'] = count();
  await verify(scene, status);
  await everythingTold(scene);
  spent['verify and ask the approvers'] = count();
  await approve(scene);
  await cast(scene).tara.sees('Prepared');
  await everythingTold(scene);
  const path = linkIn(scene, 'INC0010001');
  spent['approve and prepare'] = count();
  await ready(scene);
  await everythingTold(scene);
  spent['ready'] = count();
  const lea = createVisitor(scene);
  const shown = await lea.submit(path, await lea.open(path), { code: await claimCodeOf(scene) });
  expect(passcodeOn(shown.text)).toBeDefined();
  spent['hand over'] = count();
  for (const [step, most] of Object.entries(budget)) {
    expect([step, spent[step]?.tight]).toEqual([step, most.tight]);
    expect(spent[step]?.calls).toBeGreaterThan(0);
    expect(spent[step]?.calls).toBeLessThanOrEqual(most.calls);
  }
});
