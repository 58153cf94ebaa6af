import { checks } from '../../services/baseline/checks';
import type { ByHand, Change, Facts, Item, Plan, PlannedPolicy } from '../../services/baseline/plan/change';
import { minute } from '../minute';
import { filled, inLine, titleOf, todo } from './worded';
import words from './words/plan.json';

/** A plan as lines for a terminal. */
export function planLines(plan: Plan, hash: string): readonly string[] {
  const { items, byHand, untold, at } = plan;
  return [
    filled(words.title, { hash: hash.slice(0, 12), at: minute(at) }),
    ...(items.length === 0 ? ['', words.nothing] : ['', words.items, ...items.flatMap(itemLines)]),
    ...(byHand.length === 0 ? [] : ['', words.byHand, ...handLines(byHand)]),
    ...(untold.length === 0 ? [] : ['', words.untold, ...untold.map((id) => ` ? ${titleOf(id)}`)]),
  ];
}

/** What a change does, in one sentence; names of the tenant are cut, and break no line. */
export function changeWords(change: Change): string {
  const sentence = words.changes[change.kind];
  switch (change.kind) {
    case 'makeGroup':
      return filled(sentence, { name: change.name });
    case 'addOwner':
    case 'removeOwner':
      return filled(sentence, { owner: inLine(change.ownerName), group: inLine(change.groupName) });
    case 'removeMember':
      return filled(sentence, { member: inLine(change.memberName), group: inLine(change.groupName) });
    case 'makeStrength':
      return filled(sentence, { name: change.name, combinations: change.combinations.join(', ') });
    case 'makePlace':
      return filled(sentence, { name: change.name, ranges: change.ranges.join(', ') });
    case 'makePolicy':
      return filled(sentence, policyWords(change.policy));
    case 'openMethod':
      return filled(sentence, { method: words.methods[change.method] });
    case 'setPassMethod': {
      const { shortest, usual, longest, length } = change.settings;
      return filled(sentence, { shortest, usual, longest, length });
    }
  }
}

function itemLines({ id, change, before, touches }: Item): readonly string[] {
  const now = nowWords(before);
  return [
    ` ${id}`,
    `   ${changeWords(change)}`,
    ...(now === undefined ? [] : [`   ${filled(words.now, { now })}`]),
    `   ${words.undo[change.kind]}`,
    ...(touches ? [`   ${filled(words.touches, { id })}`] : []),
  ];
}

/** What the same act of a person puts right stands together, so that it is read once. */
function handLines(byHand: readonly ByHand[]): readonly string[] {
  const titles = new Map<string, readonly string[]>();
  for (const { check, because, names } of byHand) {
    const why = filled(words.because[because], { names: names.map(inLine).join(', ') });
    const remedy = checks.find(({ id }) => id === check)?.remedy;
    const act = [...(why === '' ? [] : [`   ${why}`]), `   → ${todo({ remedy })}`].join('\n');
    titles.set(act, [...(titles.get(act) ?? []), ` ${titleOf(check)}`]);
  }
  return [...titles].flatMap(([act, those]) => [...those, ...act.split('\n')]);
}

function policyWords({ name, who, excluded, on, clients, risky, outside, demand }: PlannedPolicy) {
  const { demand: says } = words;
  const wanted = 'strength' in demand ? says.strength : demand.controls.map((one) => says[one]).join(says.or);
  return {
    name,
    who:
      'everybody' in who
        ? words.who.everybody
        : 'groups' in who
          ? filled(words.who.groups, { count: who.groups.length })
          : filled(words.who.roles, { count: who.roles.length }),
    on: words.on[on],
    demand: [
      wanted,
      ...(clients === 'old' ? [says.old] : []),
      ...(risky ? [says.risky] : []),
      ...(outside ? [says.outside] : []),
    ].join(', '),
    count: excluded.length,
  };
}

/** How a method stands before it is changed, so that nobody's targets are lost unseen. */
function nowWords(before: Facts): string | undefined {
  if (typeof before !== 'object' || before === null || !('targets' in before)) return undefined;
  const { targets: says } = words;
  const { targets, enabled, shortest, longest, length, oneTime } = before as unknown as {
    readonly targets: {
      readonly everybody: boolean;
      readonly groups: readonly string[];
      readonly people: readonly string[];
    };
    readonly enabled: boolean;
    readonly shortest?: number;
    readonly longest?: number;
    readonly length?: number;
    readonly oneTime?: boolean;
  };
  const { everybody, groups, people } = targets;
  return [
    enabled ? says.state.on : says.state.off,
    everybody ? says.everybody : filled(says.some, { groups: groups.length, people: people.length }),
    ...(shortest === undefined || longest === undefined || length === undefined
      ? []
      : [
          oneTime === true ? says.oneTime : says.multiUse,
          filled(says.lifetimes, { shortest, longest, length }),
        ]),
  ].join(', ');
}
