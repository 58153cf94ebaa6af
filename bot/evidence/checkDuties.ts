import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { askDuties, dutyQueries } from '../../services/evidence/duties';
import type { PackFinding } from './packFinding';

const line = z.object({
  id: z.number(),
  request: z.string(),
  seq: z.number(),
  at: z.string(),
  by: z.string(),
  kind: z.string(),
  event: z.record(z.string(), z.unknown()),
});
const history = z.object({ lines: z.array(line) });
const answer = z.object({
  query: z.enum(dutyQueries),
  asked: z.number(),
  found: z.array(z.object({ line: z.number() })),
});

/** Asks the queries about cases of the pack's own cases once more, and compares with the answers in it. */
export async function checkDuties(
  folder: string,
  has: (name: string) => boolean,
  names: readonly string[],
): Promise<{ readonly findings: readonly PackFinding[]; readonly queries: number }> {
  if (!has('duties.json')) return { findings: [], queries: 0 };
  const again = askDuties();
  try {
    const known = z.array(answer).parse(JSON.parse(await readFile(join(folder, 'duties.json'), 'utf8')));
    for (const name of names.filter((one) => /^cases\/[\w-]+\.json$/.test(one)))
      again.takeCase(history.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))).lines);
    const of = again.answers().filter(({ query }) => query !== 'ownReview' && query !== 'oneSwitch');
    const findings = of
      .filter(({ query, asked, found }) => {
        const one = known.find((other) => other.query === query);
        const lines = (list: readonly { readonly line: number }[]): string =>
          list
            .map((each) => each.line)
            .sort((a, b) => a - b)
            .join();
        return one?.asked !== asked || lines(one.found) !== lines(found);
      })
      .map(({ query }): PackFinding => ({ what: 'dutiesDiffer', where: `duties.json, ${query}` }));
    return { findings, queries: of.length };
  } catch {
    // What cannot be read was altered, and is named so.
    return { findings: [{ what: 'dutiesDiffer', where: 'duties.json' }], queries: 0 };
  }
}
