import type { AroundCommits } from '../sandbox/databaseProxy';
import type { DoubleRequest } from '../sandbox/httpsDouble';
import type { Surroundings } from '../sandbox/surroundings';

/** On which side of a write something happens. */
export type Side = 'before' | 'after';

/** Everything that the product changes outside itself: its writes to Graph, desk and Teams, and its commits, each with a name. */
export interface Writes {
  readonly aroundCommits: AroundCommits;
  /** Begins to count anew, and does `act` on one side of each of these writes; the write itself gets no answer then. */
  from(names: ReadonlySet<string>, side: Side, act: () => Promise<void>): void;
  /** The names of the writes counted so far, in order; `act` is not done any more. */
  seen(): readonly string[];
}

/** Listens to the doubles of these surroundings; commits are told of by the proxy that `aroundCommits` is given to. */
export function countWrites(): Writes & { listen(scene: Surroundings): void } {
  let names: string[] = [];
  let wanted: ReadonlySet<string> = new Set();
  let side: Side = 'before';
  let act: () => Promise<void> = () => Promise.resolve();
  let committed = '';

  const name = (what: string): string => {
    const full = `${what} #${names.filter((one) => one.startsWith(`${what} #`)).length + 1}`;
    names.push(full);
    return full;
  };
  const hit = (write: string, on: Side): boolean => side === on && wanted.has(write);

  return {
    listen(scene) {
      for (const double of [scene.graph, scene.desk, scene.teams.connector]) {
        for (const on of ['before', 'after'] as const) {
          // Each write is asked about twice, once for either side; the first question names it.
          const match = (request: DoubleRequest): boolean => {
            if (request.method === 'GET') return false;
            const write = on === 'before' ? name(whatOf(double.name, request)) : (names.at(-1) ?? '');
            return hit(write, on);
          };
          double.fault(match, { cut: on, by: () => act() }, Infinity);
        }
      }
    },
    aroundCommits: {
      async before() {
        committed = name('commit');
        if (hit(committed, 'before')) await act();
        return undefined;
      },
      async after() {
        if (hit(committed, 'after')) await act();
        return undefined;
      },
    },
    from(these, on, doing) {
      [names, wanted, side, act] = [[], these, on, doing];
    },
    seen() {
      wanted = new Set();
      return names;
    },
  };
}

/** Method and path of a call, with every id taken out. */
export function whatOf(double: string, { method, url }: DoubleRequest): string {
  const path = url.pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')
    .replace(/[0-9a-f]{32}/g, '*')
    .replace(/(conversations)\/[^/]+/, '$1/*');
  return `${double} ${method} ${path}`;
}
