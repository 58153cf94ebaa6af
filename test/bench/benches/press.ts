import type { Card } from '../../../cards/data';
import { tokenSource } from '../../../services/graph/credentials';
import { Secret } from '../../../services/secret';
import type { Bench, Line, Options, Result } from '../bench';
import { startChild } from '../child';
import type { Child } from '../child';
import { handsOn, pressAt } from '../presser';
import type { Cost } from '../presser';
import type { Shot } from '../pressing';
import { startProduct, stopAll } from '../productUnder';
import type { Started } from '../productUnder';
import { apps } from '../../sandbox/people';
import { freshDatabase } from '../../sandbox/testDatabase';
import { inTurn, spread } from '../spread';
import type { Spread } from '../spread';
import { inBenchWorld } from '../world';
import type { BenchWorld } from '../world';

const variants = ['bare', 'keeping', 'remembered', 'product', 'two', 'pglite'] as const;
type Variant = (typeof variants)[number];

const labels: Readonly<Record<Variant, string>> = {
  bare: 'bare bot',
  keeping: 'bare bot that commits and edits',
  remembered: 'product, were the actor remembered',
  product: 'product',
  two: 'product, two instances',
  pglite: 'product on PGlite',
};

const atOnce = [1, 8, 16];
const seeded = Math.max(...atOnce);

/** A bot that can be pressed: its processes and as many hands as are asked for. */
interface Pressable {
  readonly children: readonly Child[];
  readonly hands: readonly (() => Shot)[];
}

/** A press on a card that is committed, against a bot that only answers it. */
export const pressBench: Bench = {
  title: 'A card press',
  about:
    'The technician changes who opens a case, to and fro: over HTTP with the token that the channel signs, through gate and SDK, ' +
    'under the row’s lock, with an event, the row and its jobs committed on disk, answered with the form that says so; and ' +
    'afterwards the job that brings the case’s card up to date. The bare bot is botbuilder’s cloud adapter behind restify with ' +
    'the same token verified and the same card expanded from the same template; the one that commits and edits also locks a ' +
    'row, writes an event and the row, commits, and edits the card afterwards, and nothing else. Hands press without a pause, each on a case of ' +
    'its own. Limits on how much one person may press, and how much may be sent into one chat, are lifted.',
  run: (options) => inBenchWorld((world) => measured(world, options)),
};

async function measured(world: BenchWorld, { rounds, seconds, profile }: Options): Promise<Result> {
  // Each variant has a database of its own: whoever shares one hears of every commit.
  const [product, remembered, pglite, one, other] = [
    await startProduct(world, { database: await freshDatabase(), seeded, profile }),
    await startProduct(world, { database: await freshDatabase(), seeded, keepsActors: true }),
    await startProduct(world, { database: undefined, seeded }),
    ...(await startTwo(world)),
  ];
  const { answer: card, edited } = await product.child.ask<Cards>('cards', product.cases[0]);
  const bare = await startChild('bareBot', {}, profile);
  const barePort = await bare.ask<number>('start', { ...world.bare, card });
  const keeping = await startChild('bareBot', {});
  const books = await freshDatabase();
  const keeps = { databaseUrl: books.url, token: await connectorToken(world), card: edited };
  const keepingPort = await keeping.ask<number>('start', { ...world.bare, card, keeps });
  const pressableOf = (started: Started): Pressable => ({
    children: [started.child],
    hands: handsOn(world, started.cases, [started.port]),
  });
  const pressable: Readonly<Record<Variant, Pressable>> = {
    bare: { children: [bare], hands: handsOn(world, product.cases, [barePort]) },
    keeping: { children: [keeping], hands: handsOn(world, product.cases, [keepingPort]) },
    product: pressableOf(product),
    remembered: pressableOf(remembered),
    two: { children: [one.child, other.child], hands: handsOn(world, one.cases, [one.port, other.port]) },
    pglite: pressableOf(pglite),
  };
  const tables = new Map<number, ReadonlyMap<Variant, readonly Cost[]>>();
  for (const hands of atOnce)
    tables.set(
      hands,
      await inTurn(rounds, variants, (variant) => {
        const { children, hands: all } = pressable[variant];
        return pressAt(world, children, all.slice(0, hands), seconds * 1_000);
      }),
    );
  await stopAll([product, remembered, pglite, other, one]);
  await bare.stop();
  await keeping.stop();
  await books.drop();
  return resultOf(tables);
}

/** What a press is answered with, and what is edited then. */
interface Cards {
  readonly answer: Card;
  readonly edited: Card;
}

/** The token with which the bot speaks to Teams. */
async function connectorToken({ bare: { tenantId, authorityUrl, botId } }: BenchWorld): Promise<string> {
  const secret = new Secret(apps.bot.secret);
  const source = tokenSource({ tenantId, authorityUrl, clientId: botId, secret, certificate: undefined });
  const { token } = await source('https://api.botframework.com/.default');
  return token.reveal((value) => value);
}

/** Two instances on one database; the first owns it. */
async function startTwo(world: BenchWorld): Promise<readonly [Started, Started]> {
  const database = await freshDatabase();
  const one = await startProduct(world, { database, seeded });
  const other = await startProduct(world, { database, seeded: 1 });
  return [one, { ...other, database: undefined }];
}

function resultOf(tables: ReadonlyMap<number, ReadonlyMap<Variant, readonly Cost[]>>): Result {
  const shares = [...tables].map(([hands, costs]) => ({
    hands,
    share: ratios(costs, 'remembered'),
    withActor: ratios(costs, 'product'),
    keeping: ratios(costs, 'keeping'),
    ofKeeping: ratios(costs, 'remembered', 'keeping'),
  }));
  const each = (of: Exclude<keyof (typeof shares)[number], 'hands'>): string =>
    shares.map((one) => `${one[of].median.toFixed(2)} at ${one.hands}`).join(', ');
  const worst = Math.min(...shares.map(({ share }) => share.median));
  return {
    tables: [...tables].map(([hands, costs]) => tableOf(hands, costs)),
    budgets: [
      {
        what: 'a press without a Graph call, against the bare bot',
        limit: 'half its throughput',
        measured: each('share'),
        met: worst >= 0.5,
      },
    ],
    notes: [
      `A bare bot that also commits and edits reaches ${each('keeping')} of the one that only answers: that is the most that ` +
        `any bot could which keeps what was pressed. The product reaches ${each('ofKeeping')} of it ` +
        '([ADR 28](decisions/028-what-a-press-costs.md)).',
      `With the actor read from Graph at every press, as the product does it: ${each('withActor')} of the bare bot’s ` +
        'throughput. The difference to “were the actor remembered” is what that read costs, the simulated Graph’s own time ' +
        'included, which runs on the same cores here and nowhere else ([ADR 26](decisions/026-the-actor-is-read-at-every-press.md)).',
      'Processor time is that of the bot’s processes alone; throughput also shares the cores with the hands, the database and ' +
        'the simulated Graph, so the first tells more about a busy machine. Two instances on a machine without cores for them ' +
        'add nothing; they are here because they must not lose either.',
    ],
  };
}

function tableOf(hands: number, costs: ReadonlyMap<Variant, readonly Cost[]>) {
  const lines = variants.map((variant): Line => {
    const of = (value: (cost: Cost) => number): Spread => spread((costs.get(variant) ?? []).map(value));
    return {
      label: labels[variant],
      values: [
        of(({ perSecond }) => perSecond),
        ratios(costs, variant),
        of(({ half }) => half),
        of(({ nearlyAll }) => nearlyAll),
        of(({ cpuMs }) => cpuMs),
      ],
    };
  });
  return {
    title: hands === 1 ? 'One hand' : `${hands} hands at once`,
    of: 'bot',
    columns: [
      { name: 'presses a second' },
      { name: 'of the bare bot’s', digits: 2 },
      { name: 'half within, ms', digits: 1 },
      { name: '95 % within, ms', digits: 1 },
      { name: 'processor ms a press', digits: 2 },
    ],
    lines,
    drawn: [0],
  };
}

/** Each round's ratio of throughput to the bare bot, or to another, in that round. */
function ratios(
  costs: ReadonlyMap<Variant, readonly Cost[]>,
  variant: Variant,
  to: Variant = 'bare',
): Spread {
  const others = costs.get(to) ?? [];
  return spread(
    (costs.get(variant) ?? []).map((cost, round) => cost.perSecond / (others[round] ?? cost).perSecond),
  );
}
