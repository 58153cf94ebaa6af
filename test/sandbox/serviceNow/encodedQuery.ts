/** A row as text by field, and the fields that its table has. */
export interface QueriedRow {
  readonly known: ReadonlySet<string>;
  value(field: string): string;
}

const term = /^([a-z_][\w.]*?)(!=|=|NOT LIKE|LIKE|STARTSWITH|ENDSWITH|IN|ISEMPTY|ISNOTEMPTY)(.*)$/s;

/**
 * Whether a row answers an encoded query, as the real desk reads it: `^` is and, `^OR` widens the term before it, `^NQ`
 * starts another query, and a term that is unknown or unreadable is dropped in silence.
 */
export function matches(query: string, row: QueriedRow): boolean {
  return query.split('^NQ').some((part) => groupsOf(part).every((terms) => anyHolds(terms, row)));
}

function groupsOf(part: string): string[][] {
  const groups: string[][] = [];
  for (const one of part.split('^')) {
    if (one.startsWith('ORDERBY') || one === 'EQ' || one === '') continue;
    const before = groups.at(-1);
    if (one.startsWith('OR') && before !== undefined) before.push(one.slice(2));
    else groups.push([one]);
  }
  return groups;
}

function anyHolds(terms: readonly string[], row: QueriedRow): boolean {
  const answers = terms.map((one) => holds(one, row)).filter((answer) => answer !== undefined);
  return answers.length === 0 || answers.includes(true);
}

function holds(text: string, row: QueriedRow): boolean | undefined {
  const [, field = '', operator, given = ''] = term.exec(text) ?? [];
  if (operator === undefined || !row.known.has(field)) return undefined;
  const value = row.value(field).toLowerCase();
  const wanted = given.toLowerCase();
  switch (operator) {
    case '=':
      return value === wanted;
    case '!=':
      return value !== wanted;
    case 'LIKE':
      return value.includes(wanted);
    case 'NOT LIKE':
      return !value.includes(wanted);
    case 'STARTSWITH':
      return value.startsWith(wanted);
    case 'ENDSWITH':
      return value.endsWith(wanted);
    case 'IN':
      return wanted.split(',').includes(value);
    case 'ISEMPTY':
      return value === '';
    case 'ISNOTEMPTY':
      return value !== '';
    default:
      return undefined;
  }
}
