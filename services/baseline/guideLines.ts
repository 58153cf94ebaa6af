/** A line of the guide: its section and the words with which it begins there. */
export interface GuideLine {
  readonly section: string;
  readonly quote: string;
}

const line = (section: string, quote: string): GuideLine => ({ section, quote });

/** The lines of the guide that a check can answer; phases 0 to 3 are complete, which a test holds. */
export const guideLines = {
  blockLegacyFirst: line('Prerequisites', 'Block legacy authentication'),
  adminMfaFirst: line('Prerequisites', 'Enforce phishing-resistant MFA for administrators'),
  leastPrivilegeFirst: line('Prerequisites', 'Use least-privilege roles'),
  rolePolicy: line('0.1', 'Authentication Policy Administrator'),
  rolePrivilegedIssuer: line('0.1', 'Privileged Authentication Administrator'),
  roleIssuer: line('0.1', 'Authentication Administrator'),
  roleAudit: line('0.1', 'Security Reader'),
  roleRoles: line('0.1', 'Privileged Role Administrator'),
  issuersAreStaff: line('0.1', 'Assign Authentication Administrator to staff'),
  scopedRoles: line('0.1', 'Scope roles using Administrative Units'),
  noGlobalAdministrator: line('0.1', 'Never use Global Administrator'),
  noTenantWideHelpdesk: line('0.1', 'Never grant Helpdesk'),
  conditionalAccess: line('0.2', 'Entra ID → Conditional Access'),
  blockLegacy: line('0.2', 'Block POP, IMAP, SMTP AUTH'),
  adminMfa: line('0.3', 'Require MFA on all admin roles'),
  adminResistant: line('0.3', 'Prefer phishing-resistant methods'),
  passPath: line('1.1', 'Path: Entra ID'),
  passEnabled: line('1.1', 'Enable'),
  passUsers: line('1.1', 'Users'),
  passSignIn: line('1.1', 'Allow sign-in'),
  passwordless: line('1.1', 'Allow passwordless'),
  groupsOnly: line('1.1', 'Note: Group-based enablement'),
  groupOnboarding: line('1.2', 'TAP-Onboarding-Users'),
  groupRecovery: line('1.2', 'TAP-Recovery-Users'),
  groupPrivileged: line('1.2', 'TAP-Privileged-Emergency'),
  notAllUsers: line('1.2', 'Do NOT include “All Users.”'),
  standardUsage: line('2.1', 'Usage'),
  standardLifetime: line('2.1', 'Lifetime'),
  startNow: line('2.1', 'Start time'),
  standardSignIn: line('2.1', 'Sign-in allowed'),
  registrationRequired: line('2.1', 'MFA registration'),
  privilegedUsage: line('2.2', 'Usage'),
  privilegedLifetime: line('2.2', 'Lifetime'),
  privilegedAccess: line('2.2', 'Conditional Access'),
  privilegedLogging: line('2.2', 'Logging'),
  noReplay: line('2.2', 'Rationale: Short lifetimes'),
  policyName: line('3.1', 'Policy Name: CA – TAP – Force MFA Registration'),
  policyAssignments: line('3.1', 'Assignments'),
  policyConditions: line('3.1', 'Conditions'),
  policyExclude: line('3.1', 'Exclude'),
  policyControls: line('3.1', 'Controls'),
  restrictIntro: line('3.2', 'Add controls such as'),
  restrictDevice: line('3.2', 'Require compliant or Hybrid'),
  restrictPlace: line('3.2', 'Require trusted/corporate IP ranges'),
  restrictRisk: line('3.2', 'Block risky sign-ins'),
  noMail: line('4.2', 'Plain email'),
} as const satisfies Readonly<Record<string, GuideLine>>;

export type LineId = keyof typeof guideLines;
