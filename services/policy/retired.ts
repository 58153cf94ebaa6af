import { localTime } from './officeHours';
import type { Scenario } from './terms';

/** The scenarios that can be given up: what is left is onboarding and true break-glass (the guide's phase 7). */
export const retirableScenarios = ['recovery', 'reregistration'] as const satisfies readonly Scenario[];

/** From which day at the site (as in 2027-01-01) no case of a scenario is opened any more. */
export type Retired = Readonly<Partial<Record<(typeof retirableScenarios)[number], string | undefined>>>;

/** Since when a scenario is given up, or undefined while a case of it can be opened at this moment (ISO 8601). */
export function retiredSince(
  { retired, timeZone }: { readonly retired: Retired; readonly timeZone: string },
  scenario: Scenario,
  now: string,
): string | undefined {
  const from = retirableScenarios.some((one) => one === scenario)
    ? retired[scenario as keyof Retired]
    : undefined;
  return from !== undefined && from <= localTime(timeZone, now).date ? from : undefined;
}
