/** Given name and one initial: enough for the right person, little for a stranger. */
export function shortName(name: string): string {
  const [given = '', ...rest] = name.split(' ');
  const initial = rest.at(-1)?.[0];
  return initial === undefined ? given : `${given} ${initial}.`;
}
