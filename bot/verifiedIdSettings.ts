/** The settings of Verified ID as the environment has them. */
interface Given {
  readonly VERIFIED_ID_URL: string;
  readonly VERIFIED_ID_AUTHORITY?: string | undefined;
  readonly VERIFIED_ID_ISSUERS?: readonly string[] | undefined;
  readonly VERIFIED_ID_TYPE: string;
  readonly VERIFIED_ID_CLAIM: string;
}

/** What Verified ID needs; undefined where it is not set up. */
export function verifiedIdOf(given: Given) {
  const { VERIFIED_ID_AUTHORITY: authority, VERIFIED_ID_ISSUERS: issuers } = given;
  if (authority === undefined || issuers === undefined) return undefined;
  const { VERIFIED_ID_URL: url, VERIFIED_ID_TYPE: type, VERIFIED_ID_CLAIM: claim } = given;
  return { url, authority, issuers, type, claim };
}

/** What is missing when some of the settings are there (names as given) and Verified ID would silently not be on offer. */
export function verifiedIdFaults(given: Readonly<Record<string, unknown>>): string[] {
  const isMeant = Object.keys(given).some((name) => name.startsWith('VERIFIED_ID_'));
  if (!isMeant) return [];
  return ['VERIFIED_ID_AUTHORITY', 'VERIFIED_ID_ISSUERS']
    .filter((name) => given[name] === undefined)
    .map((name) => `${name}: needed for Verified ID`);
}
