import cardWords from '../../cards/words/en.json';
import { dutiesOfRoles } from '../../services/baseline/duties';
import type { RefusedBecause } from '../../services/policy/classOf';
import type { DutyConflict } from '../../services/policy/duties';
import { retirableScenarios } from '../../services/policy/retired';
import { scenarios } from '../../services/policy/terms';
import type { Policy } from '../../services/policy/policy';
import { filled, roleTitle } from '../tenant/worded';
import tenantWords from '../tenant/words/en.json';
import { titleOf } from './cases';
import { listed, say } from './saying';
import type { Statement } from './written';
import words from './words/en.json';

/** Every "no" to a person, by its code; one that is missing here does not compile. */
const duties: Readonly<Record<DutyConflict, string>> = words.duties;
const subjects: Readonly<Record<RefusedBecause | 'self' | 'unrestricted', string>> = words.subjects;

/** The approved scenarios, and those that are given up. */
export function approved({ retired }: Policy, today: string): readonly Statement[] {
  return scenarios.map((scenario) => {
    const on = retirableScenarios.some((one) => one === scenario)
      ? retired[scenario as (typeof retirableScenarios)[number]]
      : undefined;
    const { when, whenNot } = cardWords.scenarios[scenario];
    const offered =
      on === undefined
        ? words.scenario.offered
        : filled(on <= today ? words.scenario.retired : words.scenario.retires, { on });
    return say(
      `scenario.${scenario}`,
      titleOf(scenario),
      filled(words.scenario.instead, { when, whenNot }),
      offered,
    );
  });
}

/** Who issues and by which role; and what others have a part in. */
export function issuers(): readonly Statement[] {
  return [
    ...Object.entries(dutiesOfRoles).map(([role, abilities]) =>
      say(
        `role.${role}`,
        roleTitle(role),
        words.roles[role as keyof typeof dutiesOfRoles],
        listed(abilities.map((one) => tenantWords.duties.abilities[one])),
      ),
    ),
    say(
      'role.globalAdministrator',
      roleTitle('globalAdministrator'),
      words.roles.globalAdministrator,
      words.roles.never,
    ),
    ...Object.entries(words.parts).map(([part, { label, says, may }]) =>
      say(`part.${part}`, label, says, may),
    ),
  ];
}

/** Who may not decide, and who never gets a pass. */
export function excluded(): readonly Statement[] {
  return [
    ...Object.entries(duties).map(([code, text]) =>
      say(`duty.${code}`, words.dutyLabel, text, words.bounds.fixed),
    ),
    ...Object.entries(subjects).map(([code, text]) =>
      say(`subject.${code}`, words.subjectLabel, text, words.bounds.fixed),
    ),
  ];
}
