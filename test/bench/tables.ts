import type { Result, Table } from './bench';
import type { Spread } from './spread';

/** A value as it is printed: the median, and the ends where they differ. */
export function shownSpread(value: Spread | undefined, digits = 0): string {
  if (value === undefined) return '';
  const [median, least, most] = [value.median, value.least, value.most].map((one) =>
    one.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  return least === most ? (median ?? '') : `${median} (${least} to ${most})`;
}

/** A table's cells as text: the head, then each line. */
export function cellsOf({ of, columns, lines }: Table): readonly (readonly string[])[] {
  return [
    [of, ...columns.map(({ name }) => name)],
    ...lines.map(({ label, values }) => [
      label,
      ...values.map((value, index) => shownSpread(value, columns[index]?.digits)),
    ]),
  ];
}

/** What a bench found, for a terminal. */
export function printed(title: string, { tables, budgets, notes }: Result): string {
  return [
    `\n# ${title}`,
    ...tables.map((table) => `\n${table.title}\n${aligned(cellsOf(table))}`),
    ...(budgets.length === 0 ? [] : ['']),
    ...budgets.map(
      ({ what, limit, measured, met }) =>
        `${met ? 'met   ' : 'missed'} ${what}: ${limit}; measured ${measured}`,
    ),
    ...notes.map((note) => `\n${note}`),
    '',
  ].join('\n');
}

function aligned(cells: readonly (readonly string[])[]): string {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  );
  return cells
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
