/** A part of the pack, as its first page names it. */
export type PackPart =
  'population' | 'duties' | 'exceptions' | 'alerts' | 'reviews' | 'policies' | 'chain' | 'cases';

/** A requirement of a standard by its number and its title, and the parts of a pack that can be evidence for it. */
export interface Requirement {
  readonly standard: string;
  readonly id: string;
  readonly title: string;
  readonly parts: readonly PackPart[];
}

const asvs = (id: string, title: string, ...parts: readonly PackPart[]): Requirement => ({
  standard: 'OWASP ASVS 5.0',
  id,
  title,
  parts,
});
const iso = (id: string, title: string, ...parts: readonly PackPart[]): Requirement => ({
  standard: 'ISO/IEC 27001:2022, Annex A',
  id,
  title,
  parts,
});
const soc = (id: string, title: string, ...parts: readonly PackPart[]): Requirement => ({
  standard: 'SOC 2, Trust Services Criteria 2017',
  id,
  title,
  parts,
});

/** Which requirements the parts of a pack speak to. Titles alone; the standards are their owners'. */
export const requirements: readonly Requirement[] = [
  asvs('V2.3', 'Business Logic Security', 'duties', 'cases'),
  asvs('V6.4', 'Authentication Factor Lifecycle and Recovery', 'cases', 'population'),
  asvs('V7.5', 'Defenses Against Session Abuse', 'cases'),
  asvs('V8.2', 'General Authorization Design', 'policies', 'duties'),
  asvs('V8.3', 'Operation Level Authorization', 'duties', 'cases'),
  asvs('V16.2', 'General Logging', 'cases', 'chain'),
  asvs('V16.3', 'Security Events', 'exceptions', 'alerts'),
  asvs('V16.4', 'Log Protection', 'chain'),
  iso('A.5.3', 'Segregation of duties', 'duties'),
  iso('A.5.15', 'Access control', 'policies', 'cases'),
  iso('A.5.17', 'Authentication information', 'cases', 'population'),
  iso('A.5.18', 'Access rights', 'cases', 'reviews'),
  iso('A.5.28', 'Collection of evidence', 'chain', 'cases'),
  iso('A.8.2', 'Privileged access rights', 'reviews', 'cases'),
  iso('A.8.5', 'Secure authentication', 'cases'),
  iso('A.8.15', 'Logging', 'chain', 'population'),
  iso('A.8.16', 'Monitoring activities', 'alerts', 'population', 'reviews'),
  soc('CC4.1', 'Monitoring Activities', 'reviews', 'alerts'),
  soc('CC5.1', 'Control Activities', 'duties', 'policies'),
  soc('CC6.1, CC6.2, CC6.3', 'Logical and Physical Access Controls', 'cases', 'duties', 'population'),
  soc('CC7.2, CC7.3, CC7.4', 'System Operations', 'alerts', 'exceptions'),
  soc('CC8.1', 'Change Management', 'policies', 'exceptions'),
];
