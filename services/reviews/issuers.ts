/** The roles with which Entra lets somebody make a pass for others (guide, part 0.1); the last one is never for daily work. */
export const issuingRoles = [
  'authenticationAdministrator',
  'privilegedAuthenticationAdministrator',
  'globalAdministrator',
] as const;
export type IssuingRole = (typeof issuingRoles)[number];

/** How a role is held: all the time, activated for a while, or to be activated. */
export const holdingWays = ['standing', 'activated', 'eligible'] as const;
export type HoldingWay = (typeof holdingWays)[number];

/** One assignment of a role that lets its holder make passes. */
export interface Issuer {
  readonly role: IssuingRole;
  /** The holder's object id, and the name that the directory has now. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'group' | 'application' | 'unknown';
  readonly how: HoldingWay;
  /** The administrative unit that it is limited to, by name; undefined over the whole tenant. */
  readonly unit: string | undefined;
}

/** How many hold such a role now, and how many could activate one; each holder counts once in each. */
export interface IssuerCounts {
  readonly standing: number;
  /** Of these, over the whole tenant. */
  readonly wide: number;
  readonly activated: number;
  readonly eligible: number;
}

/** Counts holders. */
export function countIssuers(issuers: readonly Issuer[]): IssuerCounts {
  const holders = (fits: (one: Issuer) => boolean): number =>
    new Set(issuers.filter(fits).map(({ id }) => id)).size;
  return {
    standing: holders(({ how }) => how === 'standing'),
    wide: holders(({ how, unit }) => how === 'standing' && unit === undefined),
    activated: holders(({ how }) => how === 'activated'),
    eligible: holders(({ how }) => how === 'eligible'),
  };
}

/** As a reviewer reads them: the widest roles and the standing ones first, then by name. */
export function sortIssuers(issuers: readonly Issuer[]): readonly Issuer[] {
  const rank = ({ role, how }: Issuer): number =>
    (issuingRoles.length - issuingRoles.indexOf(role)) * holdingWays.length + holdingWays.indexOf(how);
  return [...issuers].sort(
    (one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0),
  );
}
