const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A Graph path whose every value is a GUID; anything else is a bug and throws. */
export function path(parts: TemplateStringsArray, ...ids: readonly string[]): string {
  return parts.reduce((so, part, index) => {
    const id = ids[index - 1] ?? '';
    if (!guid.test(id)) throw new Error('only object ids go into Graph paths');
    return so + id.toLowerCase() + part;
  });
}

/** An OData `$filter` of a moment (ISO 8601, UTC) and an object id; `?` in the second clause stands for the id. */
export function filters(
  [field, operator, moment]: readonly [field: string, operator: 'ge', moment: string],
  [clause, id]: readonly [clause: string, id: string],
): string {
  if (!guid.test(id)) throw new Error('only object ids go into Graph filters');
  const at = new Date(moment).toISOString();
  return `$filter=${encodeURIComponent(`${field} ${operator} ${at} and ${clause.replace('?', `'${id}'`)}`)}`;
}

/** An OData `$filter` of a time between two moments (ISO 8601), both included, and of one more clause of our own. */
export function between(field: string, from: string, until: string, only?: string): string {
  const [start, end] = [new Date(from).toISOString(), new Date(until).toISOString()];
  const clauses = [`${field} ge ${start}`, `${field} le ${end}`, ...(only === undefined ? [] : [only])];
  return `$filter=${encodeURIComponent(clauses.join(' and '))}`;
}

/** An OData `$filter` with one text value, quoted and encoded. */
export function filter(field: string, value: string): string {
  return `$filter=${encodeURIComponent(`${field} eq '${value.replaceAll("'", "''")}'`)}`;
}
