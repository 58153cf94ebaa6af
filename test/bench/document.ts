import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Bench, Result, Table } from './bench';
import { chartOf } from './chart';
import { cellsOf } from './tables';

/** A bench as it was last written down. */
export interface Written {
  readonly result: Result;
  readonly machine: string;
  /** The day (ISO 8601) and the command. */
  readonly day: string;
  readonly command: string;
}

const docs = join(__dirname, '../../docs');
const kept = join(docs, 'pictures/bench/results.json');

/** Writes results into docs/BENCH.md with their charts; benches that were not run now keep what was written last. */
export async function writeDocument(
  benches: Readonly<Record<string, Bench>>,
  fresh: Readonly<Record<string, Written>>,
): Promise<void> {
  const all = { ...(await lastWritten()), ...fresh };
  await mkdir(dirname(kept), { recursive: true });
  await writeFile(kept, `${JSON.stringify(all, undefined, 2)}\n`);
  const parts: string[] = [];
  for (const [name, bench] of Object.entries(benches)) {
    const written = all[name];
    if (written === undefined) continue;
    const pictures = await drawn(name, written.result.tables);
    parts.push(sectionOf(bench, written, pictures));
  }
  await writeFile(join(docs, 'BENCH.md'), [head, summary(benches, all), ...parts].join('\n'));
}

async function lastWritten(): Promise<Readonly<Record<string, Written>>> {
  try {
    return JSON.parse(await readFile(kept, 'utf8')) as Readonly<Record<string, Written>>;
  } catch {
    return {};
  }
}

const head = `# What it costs

Written by \`npm run bench -- --write\`; nothing here was typed in by hand. Variants of a bench are measured in turn, once a round, the other way round every second time; a value is the median of the rounds, with the least and the most in brackets. Compare values of one table only: another run, or another machine, is another world. No test asserts a time.

What is simulated runs on the same cores as what is measured: Graph, the sign-in, the desk and Teams are the sandbox’s, over real HTTPS. PostgreSQL is a private server that commits to the disk.
`;

function summary(benches: Readonly<Record<string, Bench>>, all: Readonly<Record<string, Written>>): string {
  const lines = Object.keys(benches).flatMap((name) =>
    (all[name]?.result.budgets ?? []).map(
      ({ what, limit, measured, met }) => `| ${what} | ${limit} | ${measured} | ${met ? 'yes' : '**no**'} |`,
    ),
  );
  return [
    '## Budgets',
    '',
    '| what | budget | measured | met |',
    '| --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

function sectionOf(
  { title, about }: Bench,
  { result: { tables, notes }, machine, day, command }: Written,
  pictures: readonly string[],
): string {
  return [
    `## ${title}`,
    '',
    about,
    '',
    `\`${command}\`, ${day}, ${machine}.`,
    '',
    ...tables.flatMap((table) => [`### ${table.title}`, '', ...markdown(table), '']),
    ...pictures.flatMap((picture) => [picture, '']),
    ...notes.flatMap((note) => [note, '']),
  ].join('\n');
}

function markdown(table: Table): readonly string[] {
  const [first = [], ...lines] = cellsOf(table).map((line) =>
    line.map((cell) => cell.replaceAll('|', '\\|')),
  );
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(first), row(first.map((_, index) => (index === 0 ? '---' : '--:'))), ...lines.map(row)];
}

/** Draws the columns that are to be drawn; returns how each picture is shown. */
async function drawn(name: string, tables: readonly Table[]): Promise<readonly string[]> {
  const shown: string[] = [];
  for (const [place, table] of tables.entries())
    for (const column of table.drawn ?? []) {
      const file = `pictures/bench/${name}-${place + 1}-${column + 1}.svg`;
      await writeFile(join(docs, file), chartOf(table, column));
      shown.push(`![${table.title}: ${table.columns[column]?.name ?? ''}](${file})`);
    }
  return shown;
}
