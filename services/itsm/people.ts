import type { Person, TicketFacts } from '../policy/facts';

/** Somebody whom a ticket names: user name and mail where they are known, and whether the account works. */
export interface NamedPerson {
  readonly active: boolean;
  readonly names: readonly string[];
}

/** People are matched by user name or mail, never by display name; a bare user name or an inactive account proves nothing. */
export function judge(people: readonly NamedPerson[], subject: Person): TicketFacts['forSubject'] {
  const named = people
    .map(({ active, names }) => ({ active, names: names.filter((name) => name.includes('@')) }))
    .filter((person) => person.names.length > 0);
  if (named.length === 0) return 'unknown';
  const match = named.find((person) => person.names.some((name) => same(name, subject.upn)));
  if (match === undefined) return 'mismatch';
  return match.active ? 'match' : 'unknown';
}

/** The name by which a person is known: the subject's, when it is one of them, else a mail rather than a bare user name. */
export function nameOf(names: readonly string[], subject: Person): string | undefined {
  const given = names.filter((name) => name !== '');
  return (
    given.find((name) => same(name, subject.upn)) ?? given.find((name) => name.includes('@')) ?? given[0]
  );
}

function same(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.toLowerCase();
}
