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

/** An OData `$filter` with one text value, quoted and encoded. */
export function filter(field: string, value: string): string {
  return `$filter=${encodeURIComponent(`${field} eq '${value.replaceAll("'", "''")}'`)}`;
}
