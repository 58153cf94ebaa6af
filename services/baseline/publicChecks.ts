/** A check of a public assessment that a check of ours answers, by its own id; CIS by title and version. */
export interface PublicCheck {
  readonly source: 'SCuBA' | 'Maester' | 'EIDSCA' | 'ZTNA' | 'CIS Microsoft 365';
  readonly id: string;
}

export const scuba = (id: string): PublicCheck => ({ source: 'SCuBA', id });
export const maester = (id: string): PublicCheck => ({ source: 'Maester', id });
export const eidsca = (id: string): PublicCheck => ({ source: 'EIDSCA', id });
export const ztna = (id: string): PublicCheck => ({ source: 'ZTNA', id });
export const cis = (title: string, version: string): PublicCheck => ({
  source: 'CIS Microsoft 365',
  id: `${title} (${version})`,
});
