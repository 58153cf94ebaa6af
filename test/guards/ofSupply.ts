import type { Guard } from './guard';

/** What is known of the packages, and what the lists of open cases show. */
export const guardsOfSupply: readonly Guard[] = [
  {
    guards: 'supply: a high advisory that nobody has judged fails',
    file: 'test/supply/judged.ts',
    from: '      ...stops.map((one) => `not allowed: ${said(one)}`),\n',
    to: '',
    test: 'test/supply',
    only: 'is a fault until it is allowed',
  },
  {
    guards: 'supply: what is lived with is looked at again on its day',
    file: 'test/supply/judged.ts',
    from: '({ until }) => until < today',
    to: `({ until }) => until === ''`,
    test: 'test/supply',
    only: 'runs out on its day',
  },
  {
    guards: 'supply: an answer that looked at nothing is no clean bill',
    file: 'test/supply/audited.ts',
    from: 'z.number().int().positive()',
    to: 'z.number()',
    test: 'test/supply',
    only: 'not a pass',
  },
  {
    guards: 'lists: who may not approve any more is shown no approval that waits',
    file: 'services/store/queue.ts',
    from: 'approves ? sql`true` : sql`stage',
    to: `approves || personId !== '' ? sql\`true\` : sql\`stage`,
    test: 'test/store/postgres',
    only: 'approver no more',
  },
  {
    guards: 'lists: a case that an older program changed is where it stands by now',
    file: 'services/store/queue.ts',
    from: `        await relist(queries);
        // Who was`,
    to: '        // Who was',
    test: 'test/store/postgres',
    only: 'older program changed',
  },
];
