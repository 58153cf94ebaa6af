import cardWords from '../../cards/words/en.json';
import { guideGroupNames } from '../../services/baseline/expected';
import { boundsOf, demandsOf } from '../../services/policy/boundsAt';
import { guidePolicy } from '../../services/policy/policy';
import type { Policy } from '../../services/policy/policy';
import type { Demands, Sufficiency } from '../../services/policy/rule';
import { scenarios } from '../../services/policy/terms';
import type { OpenerKind, Scenario } from '../../services/policy/terms';
import { filled } from '../tenant/worded';
import { boundsText, listed, say } from './saying';
import type { Statement } from './written';
import words from './words/en.json';

/** How long a pass of each scenario lives, and everything else that is counted in time. */
export function lifetimes(policy: Policy): readonly Statement[] {
  return scenarios.flatMap((scenario) => {
    const { lifetimeMinutes, handOverMinutes, group, approvalHolds, scenario: own } = policy.rules[scenario];
    const path = `rules.${scenario}`;
    const label = (name: keyof typeof words.rules): string =>
      filled(words.rules[name], { scenario: titleOf(scenario) });
    const minutes = (value: number): string => filled(words.units.minutes, { value });
    const bounds = boundsOf(policy);
    const holds = 'minutes' in approvalHolds ? 'minutes' : 'daysAfterStart';
    return [
      say(`${path}.scenario`, label('scenario'), titleOf(own), words.bounds.fixed),
      say(
        `${path}.lifetimeMinutes`,
        label('lifetimeMinutes'),
        minutes(lifetimeMinutes),
        boundsText(bounds[`${path}.lifetimeMinutes`]),
      ),
      say(`${path}.group`, label('group'), guideGroupNames[group], words.bounds.fixed),
      say(
        `${path}.approvalHolds`,
        label('approvalHolds'),
        'minutes' in approvalHolds
          ? filled(words.holdsMinutes, { value: approvalHolds.minutes })
          : filled(words.holdsDays, { value: approvalHolds.daysAfterStart }),
        boundsText(bounds[`${path}.approvalHolds.${holds}`]),
      ),
      say(
        `${path}.handOverMinutes`,
        label('handOverMinutes'),
        minutes(handOverMinutes),
        boundsText(bounds[`${path}.handOverMinutes`]),
      ),
    ];
  });
}

/** Who may open the page in each scenario. */
export function openers({ rules }: Policy): readonly Statement[] {
  return scenarios.map((scenario) =>
    say(
      `rules.${scenario}.openers`,
      filled(words.rules.openers, { scenario: titleOf(scenario) }),
      openersText(rules[scenario].openers),
      filled(words.bounds.some, { list: openersText(guidePolicy.rules[scenario].openers) }),
    ),
  );
}

/** The ladder: what has to be proven in each scenario, for each class. */
export function ladder(policy: Policy): readonly Statement[] {
  return eachCase(policy, (path, label, demands, floor) => [
    say(
      `${path}.evidence`,
      filled(words.rules.evidence, { case: label }),
      setsText(demands.evidence),
      filled(words.bounds.asMuch, { list: setsText(floor.evidence) }),
    ),
  ]);
}

/** Who approves in each scenario, for each class. */
export function approvals(policy: Policy): readonly Statement[] {
  const bounds = boundsOf(policy);
  return eachCase(policy, (path, label, demands, floor) => [
    ...(['approvals', 'securityApprovals'] as const).map((name) =>
      say(
        `${path}.${name}`,
        filled(words.rules[name], { case: label }),
        String(demands[name]),
        boundsText(bounds[`${path}.${name}`]),
      ),
    ),
    say(
      `${path}.stepUp`,
      filled(words.rules.stepUp, { case: label }),
      demands.stepUp ? words.yes : words.no,
      floor.stepUp ? words.bounds.stays : words.bounds.may,
    ),
  ]);
}

/** The name of a scenario for people. */
export function titleOf(scenario: Scenario): string {
  return cardWords.scenarios[scenario].title;
}

function eachCase(
  { rules }: Policy,
  statements: (path: string, label: string, demands: Demands, floor: Demands) => readonly Statement[],
): readonly Statement[] {
  return scenarios.flatMap((scenario) =>
    demandsOf(rules[scenario]).flatMap(({ name, demands }, index) => {
      const floor = demandsOf(guidePolicy.rules[scenario])[index]?.demands ?? demands;
      const path = name === '' ? `rules.${scenario}` : `rules.${scenario}.${name}`;
      const label = filled(words.caseOf, {
        scenario: titleOf(scenario),
        class: cardWords.classes[name === '' ? 'privileged' : name].toLowerCase(),
      });
      return statements(path, label, demands, floor);
    }),
  );
}

function openersText(kinds: readonly OpenerKind[]): string {
  return kinds.map((one) => cardWords.openers[one]).join('; ');
}

function setsText(sets: readonly Sufficiency[]): string {
  return sets
    .map(setText)
    .reduce((one, other) => (one === '' ? other : filled(words.or, { one, other })), '');
}

function setText({ strong, supporting, including }: Sufficiency): string {
  const set = words.evidenceSet;
  const parts = [
    ...(strong > 0 ? [filled(set.strong, { count: strong })] : []),
    ...(supporting > 0 ? [filled(set.supporting, { count: supporting })] : []),
    ...(including.length > 0
      ? [filled(set.including, { kinds: listed(including.map((kind) => cardWords.evidence[kind])) })]
      : []),
  ];
  return parts.length === 0 ? set.nothing : parts.join(', ');
}
