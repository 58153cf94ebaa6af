import { z } from 'zod/v4';

/** What a process does: hear and speak in Teams, serve the pages, carry out what is due. One process may do all. */
export const roles = ['web', 'pages', 'jobs'] as const;
export type Role = (typeof roles)[number];

/** `ROLES`: names of roles with commas. */
export const roleList = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .pipe(z.array(z.enum(roles, `expected ${roles.join(', ')} or some of them, with commas`)).min(1));

/** Whether a process holds the identity that takes away: the jobs must; the web may, to revoke while the store is out. */
export function takesAway(own: readonly Role[], given: Readonly<Record<string, unknown>>): boolean {
  return own.includes('jobs') || (own.includes('web') && given['REAPER_CLIENT_ID'] !== undefined);
}

/** Whose credentials these are: a process of other roles must not even hold them. */
const holders: readonly (readonly [prefix: string, holders: readonly Role[]])[] = [
  ['BOT_', ['web']],
  ['DESK_', ['web']],
  ['SIGNIN_', ['pages']],
  ['REAPER_', ['jobs', 'web']],
  ['SIEM_', ['jobs']],
];

/** The credentials that a process was given and has no use for. */
export function roleFaults(given: Readonly<Record<string, unknown>>, own: readonly Role[]): string[] {
  return Object.keys(given)
    .filter((name) => /_(?:SECRET|PASSWORD|CERTIFICATE|TOKEN)$/.test(name))
    .filter((name) =>
      holders.some(([prefix, by]) => name.startsWith(prefix) && !by.some((role) => own.includes(role))),
    )
    .map((name) => `${name}: of no use to ROLES=${own.join(',')}, remove it`);
}
