import type { StepState, UserStep } from '../alerts/stepsOf';
import { userSteps } from '../alerts/stepsOf';
import type { SignIn, TenantRecord } from '../alerts/record';
import type { MethodKind, Scenario } from '../policy/terms';
import type { CaseFigures } from './caseFigures';

/** How many accounts can do what, of all that the tenant's report of methods names. */
export interface Passwordless {
  readonly users: number;
  /** With a method that counts as strong. */
  readonly strong: number;
  /** With no method at all but a password. */
  readonly passwordOnly: number;
  readonly admins: number;
  readonly adminsStrong: number;
}

/** One account of that report. */
export interface Registered {
  readonly admin: boolean;
  readonly methods: readonly MethodKind[];
}

/** Folds the report of methods. */
export function foldRegistrations(strongMethods: readonly MethodKind[]): {
  take(one: Registered): void;
  told(): Passwordless;
} {
  const counts = { users: 0, strong: 0, passwordOnly: 0, admins: 0, adminsStrong: 0 };
  return {
    take({ admin, methods }) {
      const isStrong = methods.some((kind) => strongMethods.includes(kind));
      counts.users += 1;
      if (isStrong) counts.strong += 1;
      // A pass is a bridge, not a method of one's own.
      if (methods.every((kind) => kind === 'password' || kind === 'pass')) counts.passwordOnly += 1;
      if (!admin) return;
      counts.admins += 1;
      if (isStrong) counts.adminsStrong += 1;
    },
    told: () => counts,
  };
}

/** Changes of the tenant on which passes rest. */
export interface TenantChanges {
  /** Roles given in the period, by name and by how. */
  readonly roles: readonly { readonly role: string; readonly how: string; readonly count: number }[];
  readonly policies: Readonly<Record<string, number>>;
}

const rolesAtMost = 20;

/** Folds the records of a tenant's log of changes; the number of its roles bounds the memory. */
export function foldChanges(): { take(record: TenantRecord): void; told(): TenantChanges } {
  const roles = new Map<string, { role: string; how: string; count: number }>();
  const policies: Record<string, number> = {};
  return {
    take(record) {
      if (record.kind === 'policyChanged') policies[record.what] = (policies[record.what] ?? 0) + 1;
      if (record.kind !== 'roleAssigned') return;
      const { role, how } = record;
      const key = `${how} ${role}`;
      roles.set(key, { role, how, count: (roles.get(key)?.count ?? 0) + 1 });
    },
    told: () => ({
      roles: [...roles.values()].sort((one, other) => other.count - one.count).slice(0, rolesAtMost),
      policies,
    }),
  };
}

/** Sign-ins by members of the target groups, by what Conditional Access did: a policy held them, or none applied. */
export interface Cover {
  readonly covered: number;
  readonly notCovered: number;
  /** The log does not tell. */
  readonly untold: number;
  /** The moment (ISO 8601) from which on such sign-ins are kept; earlier ones are not counted. */
  readonly since: string;
}

/** Folds the sign-ins of members, each once. */
export function foldCover(since: string): { take(signIn: SignIn): void; told(): Cover } {
  const counts = { covered: 0, notCovered: 0, untold: 0 };
  return {
    take({ covered, errorCode }) {
      // No policy is asked before the first factor: that none applied to a wrong password tells nothing.
      if (covered !== true && errorCode !== 0) return;
      counts[covered === undefined ? 'untold' : covered ? 'covered' : 'notCovered'] += 1;
    },
    told: () => ({ ...counts, since }),
  };
}

/** How the user's four steps stood, by step and state. */
export type StepCounts = Readonly<Record<UserStep, Readonly<Partial<Record<StepState, number>>>>>;

/** Folds the four steps of cases. */
export function foldSteps(): {
  take(steps: Readonly<Record<UserStep, StepState>>): void;
  told(): StepCounts;
} {
  const counts: Record<UserStep, Partial<Record<StepState, number>>> = {
    signIn: {},
    method: {},
    password: {},
    signInAgain: {},
  };
  return {
    take(steps) {
      for (const step of userSteps) counts[step][steps[step]] = (counts[step][steps[step]] ?? 0) + 1;
    },
    told: () => counts,
  };
}

/** From this share of users with a strong method on, a scenario that hardly anybody needs can go (guide, phase 7). */
const strongShare = 0.95;
const casesOfThousand = 1;

/** The scenarios that could be retired: the guide keeps onboarding and the true emergency. Undefined while nobody knows the users. */
export function retirable(
  { byScenario }: Pick<CaseFigures, 'byScenario'>,
  users: Passwordless | undefined,
): readonly Scenario[] | undefined {
  if (users === undefined || users.users === 0) return undefined;
  if (users.strong / users.users < strongShare) return [];
  const candidates: readonly Scenario[] = ['recovery', 'reregistration'];
  return candidates.filter((scenario) => {
    const cases = Object.values(byScenario[scenario]).reduce((sum, count) => sum + count, 0);
    return cases <= (users.users * casesOfThousand) / 1_000;
  });
}
