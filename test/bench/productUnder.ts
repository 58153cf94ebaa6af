import { startChild } from './child';
import type { Child } from './child';
import { seedOf } from './presser';
import type { ProductPlan } from './processes/product';
import type { freshDatabase } from '../sandbox/testDatabase';
import type { BenchWorld } from './world';

export type FreshDatabase = Awaited<ReturnType<typeof freshDatabase>>;

/** A product process under test, where it listens, and cases that can be pressed on. */
export interface Started {
  readonly child: Child;
  readonly port: number;
  readonly cases: readonly string[];
  readonly database: FreshDatabase | undefined;
}

/** How a product is started for a bench, beside its plan. */
export interface Start extends Partial<ProductPlan> {
  /** The database is this; a PGlite of its own when undefined. */
  readonly database: FreshDatabase | undefined;
  readonly seeded: number;
  readonly settings?: Readonly<Record<string, string>>;
  readonly profile?: string | undefined;
}

/** Starts a product process on a database. */
export async function startProduct(world: BenchWorld, start: Start): Promise<Started> {
  const { database, seeded, settings, profile, ...plan } = start;
  const url = database === undefined ? {} : { DATABASE_URL: database.url };
  const child = await startChild('product', { ...world.environment, ...url, ...settings }, profile);
  const whole: ProductPlan = {
    keepsActors: false,
    watches: false,
    ...plan,
    onPglite: database === undefined,
  };
  const port = await child.ask<number>('start', whole);
  const cases = await child.ask<readonly string[]>('seed', seedOf(world, seeded));
  return { child, port, cases, database };
}

/** Ends them, and their databases after all of them. */
export async function stopAll(all: readonly Started[]): Promise<void> {
  for (const { child } of all) await child.stop();
  for (const { database } of all) await database?.drop();
}
